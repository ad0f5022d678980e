import { type Asked, problemOf, readBy } from './arguments.ts'
import { type Given, options } from './options.ts'

/** Reads the arguments; where one is left out that the environment may give, the environment. */
export function readArguments(
  args: string[],
  environment: Record<string, string | undefined>,
): Omit<Asked<Given>, 'named'> {
  const { given, problems, named } = readBy(options, args)
  const text = named.has('port') ? '' : (environment.PORT ?? '')
  const port = options.port.read(text)
  const all = port === undefined ? given : { ...given, port }
  const wrong = text === '' ? undefined : problemOf(options.port, text, 'PORT of the environment')
  return { given: all, problems: [...(wrong ? [wrong] : []), ...problems, ...contradictions(all)] }
}

function contradictions({ clock, speed, quiet, events }: Given): string[] {
  return [
    clock === 'frozen' && speed !== undefined && '--speed is for a running clock. Leave it or --clock frozen out.',
    quiet && events && '--events prints what --quiet keeps silent. Leave one of them out.',
  ].filter((problem) => typeof problem === 'string')
}
