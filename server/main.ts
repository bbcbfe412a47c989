import { collectYoung } from './cli/collectYoung.ts';
import { listUri } from './cli/files/listUri.ts';
import { readUri } from './cli/files/readUri.ts';
import { rulePages } from './cli/rulePages.ts';
import { startServer } from './lsp/startServer.ts';

startServer({ readFile: readUri, listFiles: listUri, rulePages, tidy: collectYoung });
