import type { Call } from '../../exchange/exchange.ts'
import { type Attempt, attemptAll, goodCallOf, mayWrite, type Scene } from '../phase.ts'
import { bodyAttempts } from './bodies.ts'
import { parameterAttempts, unknownIds } from './parameters.ts'
import { keyAttempts, mediaAttempts, methodAttempts, otherWorkspaceAttempts, sizeAttempts } from './transport.ts'

/** Tries each part of an operation at its limits and beyond them, one at a time, around a call that succeeds. */
export async function coverage(scene: Scene): Promise<void> {
  const good = await goodCallOf(scene)
  if (!good) return
  await attemptAll(attempts(good, scene), scene)
}

function* attempts(good: Call, scene: Scene): Generator<Attempt> {
  yield { name: 'a good call', change: (call) => call, expect: { kind: 'accepted' } }
  yield* keyAttempts(scene)
  yield* otherWorkspaceAttempts(scene)
  yield* unknownIds(scene)
  yield* parameterAttempts(scene)
  if (!mayWrite(scene)) return
  yield* bodyAttempts(good, scene)
  yield* mediaAttempts(scene)
  yield* sizeAttempts(scene)
  yield* methodAttempts(scene)
}
