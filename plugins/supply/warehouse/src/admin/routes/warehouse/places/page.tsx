/** 库位: zones, shelves and bins, and what lies where; putting away by scan. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { GridList } from '@medusajs/icons'
import { Button, Container, Heading, Input, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { SwitchField, TextField } from '@shanzhen/desk/fields'
import { Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Place, Places } from '../../../../wire'
import { sound } from '../../../lib/sound'

const NEW = { zone: '', shelf: '', bin: '', cold: false }

function PlacesPage() {
  const { answer, setAnswer, fault, reload } = useAnswer<Places>('/warehouse/places')
  const [place, setPlace] = useState(NEW)
  const set = (part: Partial<typeof NEW>) => setPlace({ ...place, ...part })
  const make = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await api('/warehouse/places', 'POST', place)
      set({ bin: '' })
      await reload()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const more = async (after: string) => {
    try {
      const page = await api<Places>(`/warehouse/places?after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, places: [...(known?.places ?? []), ...page.places] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <form onSubmit={(event) => void make(event)} className="flex flex-wrap items-end gap-3 px-4 py-4 md:px-6">
        <Heading className="w-full">库位</Heading>
        <TextField label="库区" value={place.zone} required placeholder="甲" onChange={(zone) => set({ zone })} />
        <TextField label="货架" value={place.shelf} required placeholder="03" onChange={(shelf) => set({ shelf })} />
        <TextField label="货位" value={place.bin} placeholder="2" onChange={(bin) => set({ bin })} />
        <SwitchField label="冷藏" value={place.cold} onChange={(cold) => set({ cold })} />
        <Button size="small" type="submit">
          添加库位
        </Button>
      </form>
      <Fault text={fault} />
      {answer && !answer.places.length && (
        <Text className="px-4 py-8 text-ui-fg-subtle md:px-6">还没有库位。添加以后，拣货单按库位排。</Text>
      )}
      {answer?.places.map((one) => (
        <PlaceRow key={one.id} place={one} onChange={reload} />
      ))}
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

function PlaceRow({ place, onChange }: { place: Place; onChange: () => Promise<void> }) {
  const [code, setCode] = useState('')
  const act = async (work: Promise<unknown>) => {
    try {
      await work
      sound('right')
      setCode('')
      await onChange()
    } catch (error) {
      sound('wrong')
      toast.error(messageOf(error))
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-6">
      <p className="txt-compact-large-plus w-28 font-mono">
        {place.code}
        {place.cold && ' 冷'}
      </p>
      <ul className="flex min-w-0 flex-1 flex-wrap gap-2">
        {place.goods.map(({ id, title, lot_id, lot_code }) => (
          <li key={id} className="txt-compact-small inline-flex items-center gap-1 rounded bg-ui-bg-subtle px-2 py-1">
            <span>{title}</span>
            {lot_id ? (
              <Link to={`/lots/${lot_id}`} className="text-ui-fg-interactive underline">
                {lot_code}，盘点或报损
              </Link>
            ) : (
              <span className="text-ui-fg-subtle">全部批次</span>
            )}
            <Button
              size="small"
              variant="transparent"
              className="whitespace-nowrap"
              aria-label={`移走 ${title} ${lot_code ?? ''}`}
              onClick={() => void act(api(`/warehouse/place-goods/${id}`, 'DELETE'))}
            >
              移走
            </Button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim()) void act(api(`/warehouse/places/${place.id}/goods`, 'POST', { code }))
        }}
      >
        <Input
          size="small"
          aria-label={`上架到 ${place.code}`}
          placeholder="扫批次或商品，上架"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </form>
      {!place.goods.length && (
        <Button
          size="small"
          variant="transparent"
          className="whitespace-nowrap"
          aria-label={`删除库位 ${place.code}`}
          onClick={() => void act(api(`/warehouse/places/${place.id}`, 'DELETE'))}
        >
          删除
        </Button>
      )}
    </div>
  )
}

export const config = defineRouteConfig({ label: '库位', icon: GridList, rank: 6 })

export default PlacesPage
