import { defineRouteConfig } from '@medusajs/admin-sdk'
import { DocumentText } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Table, Text, toast } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES } from '../../lib/certificate-words'
import { type CertificatesAnswer, CertificateForm, type Certificate } from './certificate-form'

/** Licences and certificates, the first to expire first; a second person decides about each. */
const SOON_DAYS = 60
const VIEWS = [
  ['current', '有效期内'],
  ['waiting', '待审核'],
  ['over', '已到期'],
] as const
const kindName = (kind: string) => CERTIFICATE_KINDS.find(([key]) => key === kind)?.[1] ?? kind

function CertificatesPage() {
  const [answer, setAnswer] = useState<CertificatesAnswer | null>(null)
  const [entering, setEntering] = useState(false)
  const [view, setView] = useState('current')
  const load = useCallback(async () => {
    try {
      setAnswer(await api<CertificatesAnswer>(`/certificates?view=${view}`))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [view])
  const more = async (after: string) => {
    try {
      const page = await api<CertificatesAnswer>(`/certificates?view=${view}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, certificates: [...(known?.certificates ?? []), ...page.certificates] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  useEffect(() => void load(), [load])
  const decide = async (id: string, decision: string) => {
    try {
      await api(`/certificates/${id}`, 'POST', { decision })
      await load()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

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
      <div role="group" aria-label="显示" className="flex flex-wrap gap-2 px-6 py-3">
        {VIEWS.map(([key, name]) => (
          <Button
            key={key}
            size="small"
            variant={key === view ? 'primary' : 'secondary'}
            aria-pressed={key === view}
            onClick={() => setView(key)}
          >
            {name}
          </Button>
        ))}
      </div>
      {answer?.certificates.length === 0 && <Text className="px-6 py-8 text-ui-fg-subtle">这里没有证书。</Text>}
      {!!answer?.certificates.length && (
        <Table>
          <Table.Header>
            <Table.Row>
              {['生产者', '种类', '编号', '有效期', '状态', ''].map((head) => (
                <Table.HeaderCell key={head}>{head}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {answer.certificates.map((certificate) => (
              <Table.Row key={certificate.id}>
                <Table.Cell>{certificate.producer_name}</Table.Cell>
                <Table.Cell>{kindName(certificate.kind)}</Table.Cell>
                <Table.Cell>
                  {certificate.scan_url ? (
                    <a href={certificate.scan_url} target="_blank" rel="noreferrer">
                      {certificate.number}
                    </a>
                  ) : (
                    certificate.number
                  )}{' '}
                  {certificate.by_producer && <Badge size="2xsmall">生产者上传</Badge>}{' '}
                  {certificate.is_demo && <Badge size="2xsmall">演示数据</Badge>}
                </Table.Cell>
                <Table.Cell>
                  {certificate.valid_from} 至 {certificate.valid_to} <DaysLeft certificate={certificate} />
                </Table.Cell>
                <Table.Cell>
                  {CERTIFICATE_STATES[certificate.state]}
                  {certificate.needs_review && certificate.state === 'entered' && '（校验码不符，请核对原件）'}
                </Table.Cell>
                <Table.Cell className="flex gap-x-2 py-1">
                  {certificate.state === 'entered' && (
                    <>
                      <Button
                        size="small"
                        variant="transparent"
                        onClick={() => void decide(certificate.id, 'approved')}
                      >
                        通过
                      </Button>
                      <Button size="small" variant="transparent" onClick={() => void decide(certificate.id, 'refused')}>
                        驳回
                      </Button>
                    </>
                  )}
                  {certificate.state === 'approved' && (
                    <Button size="small" variant="transparent" onClick={() => void decide(certificate.id, 'revoked')}>
                      撤销
                    </Button>
                  )}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
      {answer?.next && (
        <div className="px-6 py-4">
          <Button size="small" variant="secondary" onClick={() => void more(answer.next ?? '')}>
            再显示一些
          </Button>
        </div>
      )}
      {entering && answer && (
        <CertificateForm producers={answer.producers} onClose={() => setEntering(false)} onSaved={load} />
      )}
    </Container>
  )
}

function DaysLeft({ certificate: { state, days_left } }: { certificate: Certificate }) {
  if (state !== 'approved' || days_left > SOON_DAYS) return null
  return days_left < 0 ? <Badge color="red">已到期</Badge> : <Badge color="orange">还有 {days_left} 天到期</Badge>
}

export const config = defineRouteConfig({ label: '证书', icon: DocumentText })

export default CertificatesPage
