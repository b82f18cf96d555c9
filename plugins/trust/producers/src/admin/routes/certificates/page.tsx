import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES } from '../../lib/certificate-words'
import type { CertificateState, StaffCertificate, StaffCertificates } from '../../../wire'
import { CertificateForm } from './certificate-form'

/** Licences and certificates, the first to expire first; a second person decides about each. */
const SOON_DAYS = 60
const VIEWS = [
  ['current', '有效期内'],
  ['waiting', '待审核'],
  ['over', '已到期'],
] as const
/** What may be decided about a paper in this state. */
const DECISIONS: Partial<Record<CertificateState, [string, string][]>> = {
  entered: [
    ['approved', '通过'],
    ['refused', '驳回'],
  ],
  approved: [['revoked', '撤销']],
}
/** What cannot be taken back is asked once more. */
const FINAL: Record<string, string> = {
  refused: '驳回后不能恢复，生产者要重新上传。',
  revoked: '撤销后不能恢复，要重新登记；没有别的有效证书的商品会停售。',
}
const kindName = (kind: string) => CERTIFICATE_KINDS.find(([key]) => key === kind)?.[1] ?? kind

function CertificatesPage() {
  const [entering, setEntering] = useState(false)
  const [view, setView] = useState(() => new URLSearchParams(window.location.search).get('view') ?? 'current')
  const prompt = usePrompt()
  const { answer, setAnswer, fault, reload } = useAnswer<StaffCertificates>(`/certificates?view=${view}`)
  const more = async (after: string) => {
    try {
      const page = await api<StaffCertificates>(`/certificates?view=${view}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({
        ...page,
        certificates: [...(known?.certificates ?? []), ...page.certificates],
        names: { ...known?.names, ...page.names },
      }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const decide = async ({ id, number, producer_name }: StaffCertificate, decision: string, word: string) => {
    if (FINAL[decision]) {
      const title = `${word}${producer_name}的证书 ${number}？`
      const sure = await prompt({ title, description: FINAL[decision], confirmText: word, cancelText: '取消' })
      if (!sure) return
    }
    try {
      await api(`/certificates/${id}`, 'POST', { decision })
      await reload()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  const columns: Column<StaffCertificate>[] = [
    { head: '生产者', cell: ({ producer_name }) => producer_name },
    { head: '种类', cell: ({ kind }) => kindName(kind) },
    {
      head: '编号',
      cell: ({ scan_url, number, by_producer, is_demo }) => (
        <>
          {scan_url ? (
            <a href={scan_url} target="_blank" rel="noreferrer">
              {number}
            </a>
          ) : (
            number
          )}{' '}
          {by_producer && <Badge size="2xsmall">生产者上传</Badge>} {is_demo && <Badge size="2xsmall">演示数据</Badge>}
        </>
      ),
    },
    {
      head: '有效期',
      cell: (certificate) => (
        <>
          {certificate.valid_from} 至 {certificate.valid_to} <DaysLeft certificate={certificate} />
        </>
      ),
    },
    {
      head: '状态',
      cell: ({ state, needs_review }) =>
        `${CERTIFICATE_STATES[state]}${needs_review && state === 'entered' ? '（校验码不符，请核对原件）' : ''}`,
    },
    {
      head: '经手',
      cell: ({ entered_by, approved_by, by_producer }) =>
        [by_producer ? '' : `${answer?.names[entered_by]} 登记`, approved_by && `${answer?.names[approved_by]} 审核`]
          .filter(Boolean)
          .join('，'),
    },
    {
      head: '',
      cell: (certificate) => (
        <span className="flex gap-x-2">
          {DECISIONS[certificate.state]?.map(([decision, name]) => (
            <Button
              key={decision}
              size="small"
              variant="transparent"
              onClick={() => void decide(certificate, decision, name)}
            >
              {name}
            </Button>
          ))}
        </span>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <div>
          <Heading>证书</Heading>
          {answer && <Text size="small">持有效食品生产许可的在售商品：{answer.licensed_goods} 种</Text>}
        </div>
        <Button size="small" variant="secondary" onClick={() => setEntering(true)}>
          登记证书
        </Button>
      </div>
      <Views views={VIEWS} value={view} onChange={setView} />
      <Fault text={fault} />
      <DeskTable rows={answer?.certificates} columns={columns} keyOf={({ id }) => id} empty="这里没有证书。" />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
      {entering && answer && (
        <CertificateForm producers={answer.producers} onClose={() => setEntering(false)} onSaved={reload} />
      )}
    </Container>
  )
}

function DaysLeft({ certificate: { state, days_left } }: { certificate: StaffCertificate }) {
  if (state !== 'approved' || days_left > SOON_DAYS) return null
  return days_left < 0 ? <Badge color="red">已到期</Badge> : <Badge color="orange">还有 {days_left} 天到期</Badge>
}

export default CertificatesPage
