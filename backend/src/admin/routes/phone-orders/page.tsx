/** 电话订单: staff take down what a buyer says, at the prices, stock and freight of the checkout; the buyer pays by a link. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Container, Heading, Text } from '@medusajs/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PhoneOrder } from '@shanzhen/checkout/wire'
import { api, codeOf, fieldsOf, messageOf, newUuid } from '@shanzhen/desk/api'
import type { PhoneGood } from '../../../wire'
import { Basket } from './basket'
import { BuyerForm } from './buyer-form'
import { Delivery } from './delivery'
import { GoodsPicker } from './goods-picker'
import { OldDrafts } from './old-drafts'
import { bodyOf, type Draft, EMPTY, useQuote, wayOf } from './order'
import { Placed } from './placed'
import { Sum } from './sum'
import { Terms } from './terms'

function PhoneOrdersPage() {
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [key, setKey] = useState(newUuid)
  const [placed, setPlaced] = useState<PhoneOrder | null>(null)
  const [placing, setPlacing] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState<string | null>(null)
  const { quote, fault, asking, askAgain } = useQuote(draft)
  const change = (part: Partial<Draft>) => {
    setDraft((known) => ({ ...known, ...part }))
    setErrors({})
    setRefused(null)
  }
  const pick = (good: PhoneGood) => {
    const known = draft.lines.find(({ variant_id }) => variant_id === good.variant_id)
    const more = draft.lines.map((line) => (line === known ? { ...line, quantity: line.quantity + 1 } : line))
    change({ lines: known ? more : [...draft.lines, { ...good, quantity: 1 }] })
  }
  const place = async (event: FormEvent) => {
    event.preventDefault()
    if (!quote || asking || placing) return
    setPlacing(true)
    try {
      const { order } = await api<{ order: PhoneOrder }>('/checkout/phone-orders', 'POST', bodyOf(draft, quote), key)
      setPlaced(order)
    } catch (error) {
      setErrors(fieldsOf(error))
      setRefused(messageOf(error))
      // What was refused is another order once it is mended.
      setKey(newUuid())
      if (codeOf(error) !== 'invalid') askAgain()
    } finally {
      setPlacing(false)
    }
  }
  const again = () => {
    setDraft(EMPTY)
    setKey(newUuid())
    setPlaced(null)
  }
  if (placed) return <Placed order={placed} onAgain={again} />
  const pickup = wayOf(quote)?.type === 'pickup'

  return (
    <div className="flex flex-col gap-y-3">
      <form
        className="grid grid-cols-1 gap-3 xl:grid-cols-[1fr_1fr]"
        noValidate
        onSubmit={(event) => void place(event)}
      >
        <Container className="divide-y p-0">
          <div className="px-6 py-4">
            <Heading>电话订单</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              替打电话来的买家下单。买家收到付款链接，付款后照常发货。
            </Text>
          </div>
          <Part name="商品">
            <GoodsPicker onPick={pick} />
            <Basket lines={draft.lines} quote={quote} onChange={(lines) => change({ lines })} />
          </Part>
          <Part name="配送方式">
            <Delivery quote={quote} onChoose={(shipping_option_id) => change({ shipping_option_id })} />
          </Part>
        </Container>
        <Container className="divide-y p-0">
          <Part name={pickup ? '取货人' : '收货人'}>
            <BuyerForm
              address={draft.address}
              pickup={pickup}
              errors={errors}
              onChange={(address) => change({ address })}
            />
          </Part>
          <Part name="付款和留言">
            <Terms draft={draft} quote={quote} errors={errors} onChange={change} />
          </Part>
          <div className="px-6 py-4">
            <Sum
              province={draft.address.province}
              quote={quote}
              asking={asking}
              placing={placing}
              fault={refused ?? fault}
            />
          </div>
        </Container>
      </form>
      <OldDrafts />
    </div>
  )
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <section aria-label={name} className="flex flex-col gap-y-3 px-6 py-4">
    <Heading level="h2">{name}</Heading>
    {children}
  </section>
)

export const config = defineRouteConfig({ label: '电话订单', nested: '/orders', rank: 1 })

export default PhoneOrdersPage
