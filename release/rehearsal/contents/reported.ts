import type { Contents } from './contents.ts'

/** Where a package says which version it is, besides in its manifest: the file, and the text around the version. */
const places: Readonly<Record<string, { file: RegExp; says: RegExp }>> = {
  '@rocketlead/client': { file: /^dist\/.*\.js$/, says: /rocketlead-client\/([^`"'\s]+)/g },
  '@rocketlead/contract-tests': { file: /^dist\/.*\.js$/, says: /^const version = "(.*)";$/gm },
  '@rocketlead/mock-server': { file: /^dist\/.*\.js$/, says: /^const version = "(.*)";$/gm },
  '@rocketlead/openapi': { file: /^dist\/.*\.(?:json|yaml)$/, says: /^ {2,4}"?version"?: "?([^",\s]+)/gm },
}

/** Versions that a package's code or description reports, and that are not its own. */
export function wrongReports({ name, version, files }: Contents): string[] {
  const place = places[name]
  if (!place) return [`${name} is not listed in release/rehearsal/contents/reported.ts.`]
  const reports = [...files]
    .filter(([file]) => place.file.test(file))
    .flatMap(([file, text]) => [...text.matchAll(place.says)].map(([, reported]) => ({ file, reported })))
  if (reports.length === 0) return [`${name} reports its version nowhere where it is looked for.`]
  return reports
    .filter(({ reported }) => reported !== version)
    .map(({ file, reported }) => `${name}@${version} reports in ${file} to be ${reported}. Build it again.`)
}
