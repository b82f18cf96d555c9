import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { useParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { useRights } from '@shanzhen/desk/use-rights'
import { amount, lotState } from '../../../lib/lot-words'
import { CorrectForm } from './correct-form'
import { FamilyPicture } from './family-picture'
import { InspectForm } from './inspect-form'
import { LotHistory } from './lot-history'
import { LotPhotos } from './lot-photos'
import { PromiseForm } from './promise-form'
import { RejectForm } from './reject-form'
import { StockForm } from './stock-form'
import { WorkForm } from './work-form'
import type { LotFile } from '../../../../wire'

/** One lot: what it is, how it was tested, where it came from and went; and what may be done with it now. */
export default function LotPage() {
  const { id = '' } = useParams()
  const [file, setFile] = useState<LotFile | null>(null)
  const prompt = usePrompt()
  const may = useRights()
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
  const verdict = lot.state === 'quarantine' ? file.inspections[0]?.verdict : undefined
  const here = file.stock.reduce((sum, place) => sum + place.quantity, 0)
  const release = async () => {
    const description = '放行后立即可售，随批次的承诺达标合格证一并审核通过。登记收货和做过检验的人不能放行。'
    if (!(await prompt({ title: '放行这个批次？', description, confirmText: '确定', cancelText: '取消' }))) return
    try {
      await api(`/lots/${id}/release`, 'POST', {})
      toast.success('已放行')
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
          <span className="flex flex-wrap gap-1">
            {verdict && (
              <Badge color={verdict === 'passed' ? 'green' : 'red'}>
                {verdict === 'passed' ? '最近检验合格' : '最近检验不合格'}
              </Badge>
            )}
            <Badge color={color}>{stateName}</Badge>
          </span>
        </div>
        <Text size="small">
          {[lot.town, lot.village, lot.plot].filter(Boolean).join(' ') || '产地未填'} · {lot.made_on} 生产或采收 ·
          保质期至 {lot.best_before}
          {lot.best_before_reason && `（${lot.best_before_reason}）`}
        </Text>
        <Text size="small">
          收货 {amount(lot.received_quantity, lot.quantity_unit)}，现存 {amount(here, lot.quantity_unit)} · 供货人{' '}
          {lot.supplier_name ?? '—'} {lot.note && `· ${lot.note} `}
          {lot.is_demo && <Badge size="2xsmall">演示数据</Badge>}
        </Text>
        {file.promise.number && <Text size="small">承诺达标合格证 {file.promise.number}</Text>}
        <div className="flex flex-wrap gap-2">
          {verdict === 'passed' && may('lots:release') && (
            <Button size="large" onClick={() => void release()}>
              放行
            </Button>
          )}
          <Button size="large" variant="secondary" asChild>
            <a href={`/admin/lots/${lot.id}/epcis`} download>
              导出履历（EPCIS 2.0）
            </a>
          </Button>
        </div>
      </Container>
      {lot.state === 'quarantine' && may('lots:receive') && file.promise.needed && !file.promise.number && (
        <PromiseForm key={`promise ${lot.id}`} lot={lot} onSaved={load} />
      )}
      {lot.state === 'quarantine' && may('lots:inspect') && (
        <InspectForm
          key={`inspect ${lot.id}`}
          lotId={lot.id}
          limits={file.standard?.limits ?? []}
          failed={file.inspections[0]?.verdict === 'failed'}
          onSaved={load}
        />
      )}
      {lot.state === 'quarantine' && may('lots:receive') && (
        <CorrectForm key={`correct ${lot.id} ${lot.made_on}`} lot={lot} onSaved={load} />
      )}
      {lot.state === 'quarantine' && may('lots:release') && <RejectForm lotId={lot.id} onRejected={load} />}
      {here > 0 && may('lots:stock') && ['quarantine', 'released'].includes(lot.state) && (
        <WorkForm key={`work ${lot.id}`} file={file} />
      )}
      {lot.state !== 'rejected' && may('lots:stock') && (
        <StockForm key={`stock ${lot.id}`} file={file} onSaved={load} />
      )}
      <LotPhotos key={`photos ${lot.id}`} file={file} mayChange={may('lots:receive')} onChanged={load} />
      <FamilyPicture family={file.family} self={lot.id} />
      <LotHistory file={file} />
    </div>
  )
}
