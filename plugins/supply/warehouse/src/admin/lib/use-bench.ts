/** One person at the bench: every scan goes the way the order is in, one after the other, however fast the scanner is. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, codeOf, messageOf } from '@shanzhen/desk/api'
import { commandOf } from '../../commands'
import type { Bench, Packing } from '../../wire'
import { printPdf } from './print'
import { sound } from './sound'

export type Told = { kind: 'idle' | 'right' | 'done' | 'wrong'; text: string }
type Answer = { packing: Packing }
const BEGIN: Told = { kind: 'idle', text: '扫订单码' }
/** After these there is nothing to go on with. */
const GONE = ['order_stays', 'packing_over', 'packed_by_other']
const HEARD_MS = 400
const PRINTS = 'warehouse:print'

const SAYS: Record<Packing['next'], (packing: Packing) => string> = {
  goods: ({ left }) => `还差 ${left} 件，扫商品`,
  weight: ({ weights }) => {
    const line = weights.find(({ weighed_g }) => weighed_g === null)
    return `称 ${line?.title ?? ''}，约 ${line?.nominal_g ?? ''} 克`
  },
  ship: () => '正在发出',
  waybill: ({ carrier_name }) => `贴好${carrier_name}面单，扫运单号`,
  done: ({ tracking_number, carrier_name, sample }) =>
    `装好了 ${carrier_name} ${tracking_number ?? ''}${sample ? '。抽到了：放到抽检台' : ''}`,
}

export function useBench() {
  const [packing, setPacking] = useState<Packing | null>(null)
  const [told, setTold] = useState<Told>(BEGIN)
  const [bench, setBench] = useState<Bench | null>(null)
  const [printFault, setPrintFault] = useState<string | null>(null)
  const [prints, setPrints] = useState(() => localStorage.getItem(PRINTS) !== 'no')
  const now = useRef<Packing | null>(null)
  const last = useRef<string | null>(null)
  const asked = useRef<{ code: string; why: string } | null>(null)
  const queue = useRef<Promise<void>>(Promise.resolve())

  const show = (next: Packing | null) => {
    now.current = next
    setPacking(next)
  }
  const count = useCallback(async () => setBench(await api<Bench>('/warehouse/bench').catch(() => null)), [])
  useEffect(() => void count(), [count])

  const print = async (order_id: string) => {
    setPrintFault(null)
    await printPdf(`/warehouse/labels?order_ids=${order_id}`).catch((error: unknown) => setPrintFault(messageOf(error)))
  }

  /** What came of a scan; what can go on by itself does. */
  const follow = async (next: Packing): Promise<void> => {
    show(next)
    if (next.next === 'ship')
      return follow((await api<Answer>(`/warehouse/packings/${next.id}/ship`, 'POST', {})).packing)
    const done = next.next === 'done'
    sound(done ? 'done' : 'right')
    setTold({ kind: done ? 'done' : 'right', text: SAYS[next.next](next) })
    if (!done) return
    last.current = next.id
    if (prints && next.way !== 'pickup') void print(next.order_id)
    void count()
  }

  const command = async (code: string): Promise<boolean> => {
    const wanted = commandOf(code)
    if (!wanted) return false
    const open = now.current?.state === 'open' ? now.current : null
    if (wanted === 'drop' && open) {
      await api(`/warehouse/packings/${open.id}/drop`, 'POST', { reason: '打包台放下' })
      show(null)
      setTold({ kind: 'idle', text: `放下了订单 ${open.display_id}，扫下一单` })
    } else if (wanted === 'undo' && !open && (last.current ?? bench?.last?.id)) {
      await api(`/warehouse/packings/${last.current ?? bench?.last?.id}/undo`, 'POST', { reason: '打包台撤销' })
      last.current = null
      show(null)
      setTold({ kind: 'done', text: '撤销了上一单，货放回去再扫订单码' })
    } else if (wanted === 'print' && (now.current ?? bench?.last)) {
      await print((now.current ?? bench?.last)?.order_id ?? '')
      setTold({ kind: 'idle', text: '重印面单' })
    } else throw new Error('现在用不了这个命令')
    void count()
    return true
  }

  const scanned = async (code: string) => {
    if (await command(code)) return
    const open = now.current?.state === 'open' ? now.current : null
    if (!open) {
      const take_over = asked.current?.why === 'packed_by_other' && asked.current.code === code
      return follow((await api<Answer>('/warehouse/packings', 'POST', { code, take_over })).packing)
    }
    if (open.next === 'ship' || open.next === 'waybill') {
      const same_box = asked.current?.why === 'same_box' && asked.current.code === code
      const body = { tracking_number: code, ...(same_box && { same_box }) }
      return follow((await api<Answer>(`/warehouse/packings/${open.id}/ship`, 'POST', body)).packing)
    }
    return follow((await api<Answer>(`/warehouse/packings/${open.id}/scans`, 'POST', { code })).packing)
  }

  const scan = (code: string) => {
    queue.current = queue.current.then(async () => {
      // What takes its time says that it was heard, or it is scanned again.
      const heard = setTimeout(() => setTold({ kind: 'idle', text: `收到 ${code}，稍等` }), HEARD_MS)
      try {
        await scanned(code)
        asked.current = null
      } catch (error) {
        const why = codeOf(error) ?? ''
        asked.current = { code, why }
        sound('wrong')
        const again = why === 'same_box' ? '要合并，再扫一次这个单号' : ''
        setTold({ kind: 'wrong', text: [messageOf(error), again].filter(Boolean).join('。') })
        if (GONE.includes(why)) show(null)
      }
      clearTimeout(heard)
    })
  }

  const setPrinting = (on: boolean) => {
    localStorage.setItem(PRINTS, on ? 'yes' : 'no')
    setPrints(on)
  }
  return { packing, told, bench, scan, prints, setPrinting, printFault }
}
