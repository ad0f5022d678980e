import type { Point } from './layout.ts'

const at = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`

/** A line through points that leaves and reaches each of them upright, as the data of an SVG path. */
export function pathThrough(points: Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const curves = rest.map((point, index) => {
    const before = points[index] ?? first
    const middle = (before.y + point.y) / 2
    return `C${at({ x: before.x, y: middle })} ${at({ x: point.x, y: middle })} ${at(point)}`
  })
  return `M${at(first)}${curves.join('')}`
}
