import { Alert, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'

const DISPOSALS = ['退回供货人', '就地销毁', '转作非食品用途']

/** Turns a lot in quarantine away, with why and what was done with it; it cannot be taken back. */
export function RejectForm({ lotId, onRejected }: { lotId: string; onRejected: () => Promise<void> }) {
  const [reason, setReason] = useState('')
  const [disposal, setDisposal] = useState(DISPOSALS[0])
  const [problem, setProblem] = useState<string | null>(null)
  const prompt = usePrompt()

  const reject = async () => {
    setProblem(null)
    const description = `整批退出库存，${disposal}。判定后不能撤回。`
    if (!(await prompt({ title: '判为不合格？', description, confirmText: '确定', cancelText: '取消' }))) return
    try {
      await api(`/lots/${lotId}/reject`, 'POST', { reason, disposal })
      toast.success('已判为不合格')
      await onRejected()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <Container className="flex flex-col gap-y-3">
      <Heading level="h2">判为不合格</Heading>
      <Text size="small">检验不合格、没有凭据或品相不符的批次不进入销售，原因和去向记入批次的履历。</Text>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <TextField label="不合格的原因" value={reason} onChange={setReason} placeholder="如：水分超标" />
        <ChoiceField
          label="处理方式"
          value={disposal}
          options={DISPOSALS.map((way) => [way, way] as const)}
          onChange={setDisposal}
        />
      </div>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <Button size="large" variant="danger" onClick={() => void reject()}>
        判为不合格
      </Button>
    </Container>
  )
}
