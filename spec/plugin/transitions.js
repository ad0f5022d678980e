// State machines in the description: `x-transitions` of an enum, and what keeps it whole.

/**
 * The moves between the values of an enum. Each is `to` a value, `from` others or as a beginning. Where `by` names calls
 * they bring it about, and `when` is their condition; without, it happens by itself, and `when` says when. Two values
 * have at most one move by calls and one by itself. `simulated: false` is a move that the mock server never makes.
 */
export function transitionsAreWhole() {
  const operations = new Set()
  const tables = []
  return {
    Operation({ operationId }) {
      operations.add(operationId)
    },
    Schema(schema, { location }) {
      if (schema['x-transitions']) tables.push({ schema, at: location.child('x-transitions') })
    },
    Root: {
      leave(_, { report }) {
        for (const { schema, at } of tables) {
          const moves = schema['x-transitions']
          for (const [index, move] of moves.entries())
            for (const message of faultsOfMove(move, schema.enum ?? [], operations))
              report({ message, location: at.child(index) })
          for (const message of [...movesSaidTwice(moves), ...valuesNotReached(moves, schema.enum ?? [])])
            report({ message, location: at })
        }
      },
    },
  }
}

function faultsOfMove({ from = [], to, by = [], when, simulated, ...others }, values, operations) {
  const unknown = [to, ...from].filter((value) => !values.includes(value))
  return [
    ...unknown.map((value) => `The enum has no value "${value}".`),
    ...by.filter((id) => !operations.has(id)).map((id) => `There is no operation "${id}".`),
    ...(by.length > 0 || when ? [] : ['A move says by which calls or when it comes about.']),
    ...(from.includes(to) ? [`Staying at "${to}" is no move.`] : []),
    ...Object.keys(others).map((name) => `A move has no "${name}": it has from, to, by, when and simulated.`),
  ]
}

/** A move as pairs of values, each with whether calls bring it about. */
const pairsOf = ({ from, to, by }) =>
  (from ?? ['the beginning']).map((start) => `${start} to ${to} ${by ? 'by calls' : 'by itself'}`)

function movesSaidTwice(moves) {
  const pairs = moves.flatMap(pairsOf)
  return pairs.filter((pair, index) => pairs.indexOf(pair) < index).map((pair) => `From ${pair} is said twice.`)
}

function valuesNotReached(moves, values) {
  const reached = new Set()
  const follow = (value) => {
    if (reached.has(value)) return
    reached.add(value)
    for (const { from, to } of moves) if (from?.includes(value)) follow(to)
  }
  for (const { from, to } of moves) if (!from) follow(to)
  return values.filter((value) => !reached.has(value)).map((value) => `Nothing leads from a beginning to "${value}".`)
}
