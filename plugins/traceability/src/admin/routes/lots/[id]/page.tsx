import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { useParams } from 'react-router-dom'
import { api, messageOf } from '../../../lib/api'
import { amount, type LotFile, lotState } from '../../../lib/lot-words'
import { FamilyPicture } from './family-picture'
import { InspectForm } from './inspect-form'
import { LotHistory } from './lot-history'
import { PromiseForm } from './promise-form'
import { WorkForm } from './work-form'

/** One lot: what it is, how it was tested, where it came from and went; and what may be done with it now. */
export default function LotPage() {
  const { id = '' } = useParams()
  const [file, setFile] = useState<LotFile | null>(null)
  const prompt = usePrompt()
  const load = useCallback(async () => {
    try {
      setFile(await api<LotFile>(`/lots/${id}`))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [id])
  useEffect(() => void load(), [load])
  if (!file) return null

  const { lot } = file
  const [, stateName, color] = lotState(lot.state)
  const here = file.stock.reduce((sum, place) => sum + place.quantity, 0)
  const act = async (title: string, description: string, path: string, body: object = {}) => {
    if (!(await prompt({ title, description, confirmText: '确定', cancelText: '取消' }))) return
    try {
      await api(`/lots/${id}/${path}`, 'POST', body)
      toast.success('已完成')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await load()
  }

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading>
            {lot.title} {lot.size} <span className="font-mono">{lot.code}</span>
          </Heading>
          <Badge color={color}>{stateName}</Badge>
        </div>
        <Text size="small">
          {[lot.town, lot.village, lot.plot].filter(Boolean).join(' ') || '产地未填'} · {lot.made_on} 生产或采收 ·
          保质期至 {lot.best_before}
        </Text>
        <Text size="small">
          收货 {amount(lot.received_quantity, lot.quantity_unit)}，现存 {amount(here, lot.quantity_unit)} · 供货人{' '}
          {lot.supplier_name ?? '—'} {lot.note && `· ${lot.note} `}
          {lot.is_demo && <Badge size="2xsmall">演示数据</Badge>}
        </Text>
        {file.promise.number && <Text size="small">承诺达标合格证 {file.promise.number}</Text>}
        {lot.state === 'quarantine' && (
          <div className="flex gap-x-2">
            <Button
              size="large"
              onClick={() => void act('放行这个批次？', '放行后立即可售。登记收货的人不能放行。', 'release')}
            >
              放行
            </Button>
            <Button
              size="large"
              variant="danger"
              onClick={() =>
                void act('判为不合格？', '整批退出库存，退回供货人。', 'reject', {
                  reason: '入库检验不合格',
                  disposal: '退回供货人',
                })
              }
            >
              判为不合格，退回
            </Button>
          </div>
        )}
      </Container>
      {lot.state === 'quarantine' && file.promise.needed && !file.promise.number && (
        <PromiseForm key={lot.id} lot={lot} onSaved={load} />
      )}
      {lot.state === 'quarantine' && <InspectForm lotId={lot.id} limits={file.standard?.limits ?? []} onSaved={load} />}
      {here > 0 && ['quarantine', 'released'].includes(lot.state) && <WorkForm key={lot.id} file={file} />}
      <FamilyPicture family={file.family} self={lot.id} />
      <LotHistory file={file} />
    </div>
  )
}
