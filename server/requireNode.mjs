const OLDEST_NODE = 20;

/**
 * Ends the process with 2 and a sentence where Node is too old for what comes next. Like all that is imported before it
 * is called, it is written in syntax that Node 14 still parses, and imports no name that Node 14 lacks.
 */
export function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  console.error(
    `需要 Node.js ${OLDEST_NODE} 或更新版本，当前是 ${process.version}。请到 https://nodejs.org 安装后重试。
Node.js ${OLDEST_NODE} or newer is needed, this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );
  process.exit(2);
}
