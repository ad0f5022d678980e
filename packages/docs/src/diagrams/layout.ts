import { Graph, layout } from '@dagrejs/dagre'
import type { Move, States } from '../reference/states.ts'

/** A drawing of states: where each stands, and the ways of the moves between them. Units are CSS pixels. */
export interface Drawing {
  width: number
  height: number
  nodes: { name: string; x: number; y: number; width: number; height: number; isFinal: boolean }[]
  /** Where records begin. */
  start: Point
  edges: { points: Point[]; label: Point; numbers: number[] }[]
}
export interface Point {
  x: number
  y: number
}

/** The name of the dot where records begin, which no state can have. */
const beginning = ':begin'
const startSize = 14
const nodeHeight = 34
const letterWidth = 8.2
const badgeWidth = 20

/** Places the states in layers; moves between the same two states share a way. */
export function draw({ states, moves }: States): Drawing {
  const graph = new Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 46, edgesep: 18, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  graph.setNode(beginning, { width: startSize, height: startSize })
  for (const { name } of states) graph.setNode(name, { width: name.length * letterWidth + 26, height: nodeHeight })
  const ways = waysOf(moves)
  for (const { from, to, numbers } of ways)
    graph.setEdge(from, to, { numbers, width: numbers.length * badgeWidth + 6, height: 18, labelpos: 'c' })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    ...{ width, height, start: pointOf(graph.node(beginning)) },
    nodes: states.map(({ name, isFinal }) => ({ name, isFinal, ...boxOf(graph.node(name)) })),
    edges: ways.map(({ from, to, numbers }) => {
      const edge = graph.edge(from, to)
      return { numbers, points: edge.points ?? [], label: pointOf(edge) }
    }),
  }
}

interface Way {
  from: string
  to: string
  numbers: number[]
}

function waysOf(moves: Move[]): Way[] {
  const ways = new Map<string, Way>()
  for (const { from, to, number } of moves)
    for (const start of from.length > 0 ? from : [beginning]) {
      const key = `${start} ${to}`
      const way = ways.get(key) ?? { from: start, to, numbers: [] }
      ways.set(key, { ...way, numbers: [...way.numbers, number] })
    }
  return [...ways.values()]
}

const pointOf = ({ x = 0, y = 0 }: { x?: number; y?: number }): Point => ({ x, y })
const boxOf = (node: { x?: number; y?: number; width: number; height: number }) => ({
  ...pointOf(node),
  width: node.width,
  height: node.height,
})
