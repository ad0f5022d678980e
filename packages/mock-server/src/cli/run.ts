import { version } from '../../generated/version.ts'
import { createMockServer, type MockServer } from '../node/index.ts'
import { help } from './help.ts'
import { jsonLog, textLog } from './log.ts'
import type { Given } from './options.ts'
import { worldProgress } from './progress.ts'
import { readArguments } from './read.ts'
import { reasonOf } from './reason.ts'
import { listensOn, listensOnJson, startUp } from './start-up.ts'
import { endWith, stopSignal } from './stop.ts'

/** Does what the arguments ask for; gives the exit code, which help explains. */
export async function run(args: string[], environment: Record<string, string | undefined>): Promise<number> {
  if (args[0] === 'sandbox-plan') {
    const { run: plan } = await import('./sandbox-plan/index.ts')
    return plan(args.slice(1))
  }
  const { given, problems } = readArguments(args, environment)
  if (given.help) return print(help)
  if (given.version) return print(version)
  if (problems.length > 0) {
    console.error(`${problems.join('\n')}\nSee rocketlead-mock --help.`)
    return 2
  }
  const { port = 4010, host = '127.0.0.1' } = given
  try {
    using mock = serverOf(given)
    const server = await mock.listen({ port, host })
    print(greeting(server.url, given))
    await stopSignal()
    await endWith(() => server.finish(mock.close))
    return 0
  } catch (error) {
    console.error(reasonOf(error, port, host))
    return 1
  }
}

function print(text: string): number {
  console.log(text)
  return 0
}

function serverOf(given: Given): MockServer {
  const { clock = 'running', speed, seed, world, now, data } = given
  const { onRequest, onEvent } = given.log === 'json' ? jsonLog(print) : textLog(print)
  return createMockServer({
    clock,
    validateResponses: !given['no-validate-responses'],
    ...(speed !== undefined && { speed }),
    ...(seed !== undefined && { seed }),
    ...(world && { world }),
    onWorldProgress: worldProgress(),
    ...(now && { now }),
    ...(data && { data }),
    ...(given['max-workspaces'] && { maxWorkspaces: given['max-workspaces'] }),
    ...(given['rate-limit'] && { rateLimit: given['rate-limit'] }),
    ...(given['error-format'] && { errorFormat: given['error-format'] }),
    ...(!given.quiet && { onRequest }),
    ...(given.events && { onEvent }),
  })
}

function greeting(url: string, given: Given): string {
  if (given.log === 'json') return listensOnJson(url)
  return given.quiet ? listensOn(url) : startUp(url, given)
}
