import { Badge, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { amount, lotState } from '../../../lib/lot-words'
import type { Work } from '../../../lib/lot-work'
import type { ListedLot, StaffLot } from '../../../../wire'

/** How much is taken of this lot and, when mixing, of others of the same good that lie in the same place. */
type Props = { lot: StaffLot; work: Work; onChange: (taken: Work['taken']) => void }

const lyingAt = (lot: ListedLot, place: string) =>
  lot.stock.reduce((sum, row) => sum + (row.location_id === place ? row.quantity : 0), 0)

export function WorkSources({ lot, work, onChange }: Props) {
  const [others, setOthers] = useState<ListedLot[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const mixing = work.kind === 'mix'
  useEffect(() => {
    if (!mixing) return
    api<{ lots: ListedLot[] }>(`/lots?good_id=${lot.good_id}`).then(
      ({ lots }) => setOthers(lots),
      (error) => setProblem(messageOf(error)),
    )
  }, [mixing, lot.good_id])

  const usable = (others ?? []).filter(
    (other) =>
      other.id !== lot.id &&
      ['released', 'quarantine'].includes(other.state) &&
      other.inventory_item_id === lot.inventory_item_id &&
      lyingAt(other, work.location_id) > 0,
  )
  const what = lot.quantity_unit === 'g' ? '公斤' : '件'
  const take = (id: string, typed: string) => onChange({ ...work.taken, [id]: typed })

  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">领用</legend>
      <TextField
        label={`本批 ${lot.code} 领用（${what}）`}
        value={work.taken[lot.id] ?? ''}
        onChange={(typed) => take(lot.id, typed)}
      />
      {mixing &&
        usable.map((other) => (
          <div key={other.id} className="grid grid-cols-1 items-end gap-2 md:grid-cols-2">
            <TextField
              label={`${other.code} 领用（${what}，留空不用）`}
              value={work.taken[other.id] ?? ''}
              onChange={(typed) => take(other.id, typed)}
            />
            <Text size="small" className="text-ui-fg-subtle pb-1">
              <Badge size="2xsmall" color={lotState(other.state)[2]}>
                {lotState(other.state)[1]}
              </Badge>{' '}
              存 {amount(lyingAt(other, work.location_id), other.quantity_unit)} · 至 {other.best_before}
            </Text>
          </div>
        ))}
      {mixing && others && !usable.length && <Text size="small">这个仓库没有同一规格的其他批次可以混。</Text>}
      {problem && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {problem}
        </Text>
      )}
    </fieldset>
  )
}
