/** Installs packages where root may and they are not there yet; elsewhere, nothing happens. */
export function installPackages(packages: readonly string[]): void;
