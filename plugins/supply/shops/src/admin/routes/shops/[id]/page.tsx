/** One small shop: what it applied with, who acts for it, what was decided and by whom. */
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { ShopFile } from '../../../../wire'
import { type Act, ACTS } from '../../../lib/acts'
import { COLORS, STATES, TIERS } from '../../../lib/words'
import { DecideForm } from '../../../parts/decide-form'
import { KeysPanel, MembersPanel } from '../../../parts/people-panels'
import { PapersPanel } from '../../../parts/papers-panel'
import { StepsPanel } from '../../../parts/steps-panel'
import { TierForm, UntieForm } from '../../../parts/tier-form'

export default function ShopPage() {
  const { id = '' } = useParams()
  const { answer, fault, reload } = useAnswer<{ shop: ShopFile }>(`/shops/${id}`)
  const may = useRights()('shops:decide')
  const [acting, setActing] = useState<Act | 'tier' | 'untie' | null>(null)
  const shop = answer?.shop
  const close = () => setActing(null)
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading className="flex flex-wrap items-center gap-2">
              {shop?.name ?? '小店'}
              {shop && (
                <Badge size="2xsmall" color={COLORS[shop.state]}>
                  {STATES[shop.state]}
                </Badge>
              )}
            </Heading>
            {shop && (
              <Text size="small" className="text-ui-fg-subtle">
                {TIERS[shop.tier]}
                {shop.tier_held && `（固定到 ${moment(shop.tier_held.until)}：${shop.tier_held.reason}）`} · /s/
                {shop.handle}
                {shop.state_reason && ` · ${shop.state_reason}`}
              </Text>
            )}
          </div>
          {shop && may && (
            <div className="flex flex-wrap gap-2">
              {shop.tier_held && (
                <Button size="small" variant="secondary" onClick={() => setActing('untie')}>
                  不再固定
                </Button>
              )}
              {shop.state === 'approved' && (
                <Button size="small" variant="secondary" onClick={() => setActing('tier')}>
                  固定等级
                </Button>
              )}
              {ACTS[shop.state].map((act, i) => (
                <Button
                  key={act.key}
                  size="small"
                  variant={i === 0 && shop.state !== 'approved' ? 'primary' : 'secondary'}
                  onClick={() => setActing(act)}
                >
                  {act.label}
                </Button>
              ))}
            </div>
          )}
        </div>
        <Fault text={fault} />
        {shop && shop.same_code.length > 0 && (
          <Text size="small" className="px-6 py-3">
            同一张执照还有：
            {shop.same_code.map((other) => (
              <Link key={other.id} className="mr-3 text-ui-fg-interactive" to={`/shops/${other.id}`}>
                {other.name}（{STATES[other.state]}）
              </Link>
            ))}
          </Text>
        )}
      </Container>
      {shop && (
        <>
          <PapersPanel shop={shop} onChanged={reload} />
          <MembersPanel members={shop.members} />
          <KeysPanel keys={shop.keys} />
          <StepsPanel steps={shop.steps} />
        </>
      )}
      {shop && acting === 'tier' && <TierForm shop={shop} onClose={close} onSaved={reload} />}
      {shop && acting === 'untie' && <UntieForm shop={shop} onClose={close} onSaved={reload} />}
      {shop && acting && acting !== 'tier' && acting !== 'untie' && (
        <DecideForm shop={shop} act={acting} onClose={close} onSaved={reload} />
      )}
    </div>
  )
}
