// Programs that a test drives, from the packages of Debian and Ubuntu.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Installs packages where root may and they are not there yet; elsewhere, nothing happens. */
export function installPackages(packages) {
  const canInstall = process.platform === 'linux' && process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (!canInstall) return;
  console.log(`首次使用：正在安装 ${packages.join('、')}…… First use: installing ${packages.join(', ')} ...`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const wait = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  spawnSync('apt-get', [...wait, 'update'], options);
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], options);
}
