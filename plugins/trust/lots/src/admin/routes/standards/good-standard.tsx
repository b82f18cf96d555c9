import { Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { StandardFacts } from './standard-facts'
import type { StaffStandard } from '../../../wire'

/** A good's standard: the version in force, one that waits for its day, and the old ones to look at. */
type Props = { title: string; versions: StaffStandard[]; onRenew: () => void }

export function GoodStandard({ title, versions, onRenew }: Props) {
  const [showingOld, setShowingOld] = useState(false)
  const current = versions.find((version) => version.is_current)
  const newer = versions.filter(({ version }) => version > (current?.version ?? 0))
  const old = versions.filter(({ version }) => version < (current?.version ?? 0))
  return (
    <Container className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading level="h2">{title}</Heading>
        <Button size="small" variant="secondary" onClick={onRenew}>
          {versions.length ? '出新版' : '制定标准'}
        </Button>
      </div>
      {!versions.length && (
        <Text size="small" className="text-ui-fg-subtle">
          还没有标准，收货时只做感官检验。
        </Text>
      )}
      {[...(current ? [current] : []), ...newer].map((standard) => (
        <StandardFacts key={standard.id} {...{ standard, current }} />
      ))}
      {!!old.length && (
        <Button
          size="small"
          variant="transparent"
          className="self-start"
          aria-expanded={showingOld}
          onClick={() => setShowingOld(!showingOld)}
        >
          {showingOld ? '收起旧版' : `查看 ${old.length} 个旧版`}
        </Button>
      )}
      {showingOld && old.map((standard) => <StandardFacts key={standard.id} {...{ standard, current }} />)}
    </Container>
  )
}
