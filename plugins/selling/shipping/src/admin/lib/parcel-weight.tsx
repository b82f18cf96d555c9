/** What a parcel weighed against what it was sold as, and the money its buyer gets back for it. */
import { Badge, Text } from '@medusajs/ui'
import type { CorrectionState, ParcelView } from '../../wire'

const STATES: Record<CorrectionState, { text: string; color: 'green' | 'orange' | 'grey' }> = {
  weighed: { text: '发出后退', color: 'grey' },
  refunding: { text: '退款中', color: 'orange' },
  refunded: { text: '已退', color: 'green' },
  even: { text: '不用退', color: 'grey' },
  void: { text: '已作废', color: 'grey' },
}
const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

export function ParcelWeight({ parcel: { lines, correction } }: { parcel: ParcelView }) {
  if (!correction) return null
  const { goods_fen, freight_fen, state } = correction
  const weighed = lines.flatMap(({ title, weighed }) => (weighed ? [{ title, ...weighed }] : []))
  return (
    <div className="mt-1 flex flex-col gap-1">
      {weighed.map((line) => (
        <Text key={line.title} size="small">
          {`${line.title}：约重 ${line.nominal_g} 克，实重 ${line.actual_g} 克`}
          {line.back_fen > 0 && `，差价 ${yuan(line.back_fen)}`}
        </Text>
      ))}
      {goods_fen + freight_fen > 0 && (
        <div className="flex items-center gap-2">
          <Text size="small">
            {`退差价 ${yuan(goods_fen + freight_fen)}`}
            {freight_fen > 0 && `（含运费 ${yuan(freight_fen)}）`}
          </Text>
          <Badge size="2xsmall" color={STATES[state].color}>
            {STATES[state].text}
          </Badge>
        </div>
      )}
    </div>
  )
}
