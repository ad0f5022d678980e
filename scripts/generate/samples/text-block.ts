/** A text over several lines, as Java and Swift both write it. */
export const textBlock = (lines: string): string => `"""\n${lines.replace(/^/gm, '  ')}\n  """`

/** What stands in a text block for a text with backslashes and quotes of its own. */
export const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""')
