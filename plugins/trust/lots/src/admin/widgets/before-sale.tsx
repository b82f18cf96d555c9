import { defineWidgetConfig } from '@medusajs/admin-sdk'
import type { AdminProduct, DetailWidgetProps } from '@medusajs/framework/types'
import { Badge, Container, Heading, Text } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import type { Missing } from '../../wire'
import { GOOD_SAVED } from '@shanzhen/desk/signals'

/** On top of a product's page: what is still to do before it may be sold, from its facts to its lots. */
function BeforeSaleWidget({ data: product }: DetailWidgetProps<AdminProduct>) {
  const [missing, setMissing] = useState<Missing[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    const load = () =>
      api<{ missing: Missing[] }>(`/products/${product.id}/missing`).then(
        (answer) => setMissing(answer.missing),
        (error) => setFault(messageOf(error)),
      )
    void load()
    window.addEventListener(GOOD_SAVED, load)
    return () => window.removeEventListener(GOOD_SAVED, load)
  }, [product.id, product.status, product.updated_at])

  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-center justify-between">
        <Heading level="h2">上架前还差什么</Heading>
        {missing && (
          <Badge size="small" color={missing.length ? 'orange' : 'green'}>
            {missing.length ? `还差 ${missing.length} 项，暂不销售` : '可以销售'}
          </Badge>
        )}
      </div>
      {fault && <Text className="text-ui-fg-error">{fault}</Text>}
      {!!missing?.length && (
        <ol className="list-decimal pl-5">
          {missing.map(({ message, to }) => (
            <li key={message}>
              <Text size="small" as="span">
                {message}{' '}
              </Text>
              {to && (
                <Link to={to} className="text-ui-fg-interactive txt-small whitespace-nowrap">
                  去处理
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: 'product.details.before' })

export default BeforeSaleWidget
