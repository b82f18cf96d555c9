import { Container, Heading } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import { amount, lotState } from '../../../lib/lot-words'
import type { Family } from '../../../../wire'

/** What a lot was made of and what was made of it, drawn left to right. */
const WIDTH = 168
const HEIGHT = 52
const GAP_X = 64
const GAP_Y = 16

/** How many steps of work lie before each lot. */
function ranksOf({ lots, sources }: Family): Map<string, number> {
  const ranks = new Map(lots.map((lot) => [lot.id, 0]))
  for (let pass = 0; pass < lots.length; pass++) {
    for (const { child, parent } of sources) {
      ranks.set(child, Math.max(ranks.get(child) ?? 0, (ranks.get(parent) ?? 0) + 1))
    }
  }
  return ranks
}

export function FamilyPicture({ family, self }: { family: Family; self: string }) {
  if (family.lots.length < 2) return null
  const ranks = ranksOf(family)
  const filled = new Map<number, number>()
  const spots = new Map(
    family.lots.map((lot) => {
      const rank = ranks.get(lot.id) ?? 0
      const row = filled.get(rank) ?? 0
      filled.set(rank, row + 1)
      return [lot.id, { x: rank * (WIDTH + GAP_X), y: row * (HEIGHT + GAP_Y) }]
    }),
  )
  const width = (Math.max(...ranks.values()) + 1) * (WIDTH + GAP_X) - GAP_X
  const height = Math.max(...filled.values()) * (HEIGHT + GAP_Y)
  return (
    <Container className="flex flex-col gap-y-3 overflow-x-auto">
      <Heading level="h2">来源与去向</Heading>
      <svg width={width} height={height} role="group" aria-label="批次来源与去向">
        {family.sources.map(({ child, parent, quantity }) => {
          const [from, to] = [spots.get(parent), spots.get(child)]
          if (!from || !to) return null
          const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2]
          const unit = family.lots.find((lot) => lot.id === parent)?.unit ?? 'piece'
          return (
            <g key={`${parent}-${child}`}>
              <path
                d={`M${x1} ${y1} C${x1 + GAP_X / 2} ${y1} ${x2 - GAP_X / 2} ${y2} ${x2} ${y2}`}
                className="stroke-ui-border-strong fill-none"
              />
              <text
                x={(x1 + x2) / 2}
                y={(y1 + y2) / 2 - 4}
                textAnchor="middle"
                fontSize="10"
                className="fill-ui-fg-subtle"
              >
                {amount(quantity, unit)}
              </text>
            </g>
          )
        })}
        {family.lots.map((lot) => {
          const spot = spots.get(lot.id)
          return (
            <Link key={lot.id} to={`/lots/${lot.id}`}>
              <g transform={`translate(${spot?.x ?? 0} ${spot?.y ?? 0})`}>
                <rect
                  width={WIDTH}
                  height={HEIGHT}
                  rx={8}
                  className={
                    lot.id === self
                      ? 'fill-ui-bg-highlight stroke-ui-border-interactive'
                      : 'fill-ui-bg-subtle stroke-ui-border-base'
                  }
                />
                <text x={10} y={21} fontSize="12" className="fill-ui-fg-base font-mono">
                  {lot.code}
                </text>
                <text x={10} y={40} fontSize="11" className="fill-ui-fg-subtle">
                  {amount(lot.quantity, lot.unit)} · {lotState(lot.state)[1]}
                </text>
              </g>
            </Link>
          )
        })}
      </svg>
    </Container>
  )
}
