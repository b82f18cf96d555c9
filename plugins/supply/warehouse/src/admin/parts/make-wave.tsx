import { Button } from '@medusajs/ui'
import { useState } from 'react'
import type { WaveRow } from '../../wire'

type Props = { count: number; disabled: boolean; onMake: (kind: WaveRow['kind']) => Promise<void> }

/** Out of those checked, or as many as a wave holds of what is filtered. */
export function MakeWave({ count, disabled, onMake }: Props) {
  const [busy, setBusy] = useState(false)
  const make = async (kind: WaveRow['kind']) => {
    setBusy(true)
    await onMake(kind)
    setBusy(false)
  }
  const of = count ? `选中的 ${count} 单` : '筛出来的'
  return (
    <>
      <Button size="small" disabled={disabled || busy} isLoading={busy} onClick={() => void make('batch')}>
        {of}建波次：汇总拣货
      </Button>
      <Button size="small" variant="secondary" disabled={disabled || busy} onClick={() => void make('cluster')}>
        {of}建波次：边拣边分
      </Button>
    </>
  )
}
