/** A quarter's files, the newest first: what is in them, who made, checked, handed in and read them. */
import { Button, Text, toast, usePrompt } from '@medusajs/ui'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import type { QuarterFile } from '../../wire/tax-report'
import { FILE_ACTS } from './quarter-words'

type Props = { files: QuarterFile[]; onMoved: () => Promise<void> }
const STEPS = {
  made: { step: 'checked', label: '复核通过', says: '复核的人要和做文件的不是同一个人。请先下载看过。' },
  checked: { step: 'handed_in', label: '登记已报送', says: '登记后这份文件不能再改；更正要另做一份。' },
} as const

export function QuarterFiles({ files, onMoved }: Props) {
  const prompt = usePrompt()
  const move = async (file: QuarterFile, { step, label, says }: (typeof STEPS)[keyof typeof STEPS]) => {
    const sure = await prompt({ title: `${label}？`, description: says, confirmText: label, cancelText: '返回' })
    if (!sure) return
    try {
      await api(`/distribution-reports/files/${file.id}/step`, 'POST', { step })
      toast.success(label)
    } catch (error) {
      toast.error(messageOf(error))
    }
    await onMoved()
  }
  return files.map((file, at) => {
    const next = at === 0 && file.state !== 'handed_in' ? STEPS[file.state] : null
    return (
      <div key={file.id} className="flex flex-col gap-2 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Text>
            第 {file.version} 版：{file.people} 人，{file.payouts} 笔，收入 {yuan(file.gross_fen)}，代扣个税{' '}
            {yuan(file.tax_fen)}
            {file.state === 'handed_in' && '，已报送'}
          </Text>
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant="secondary" asChild>
              <a
                href={`/admin/distribution-reports/files/${file.id}/content`}
                download
                onClick={() => void setTimeout(() => void onMoved(), 2000)}
              >
                下载
              </a>
            </Button>
            {next && (
              <Button size="small" onClick={() => void move(file, next)}>
                {next.label}
              </Button>
            )}
          </div>
        </div>
        {file.reason && <Text size="small">说明：{file.reason}</Text>}
        {file.differences.map(({ distributor_id, shown_name, text }) => (
          <Text key={distributor_id + text} size="small" className="text-ui-fg-error">
            {shown_name}：{text}
          </Text>
        ))}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {file.acts.map(({ kind, by, at: when }) => `${shortMoment(when)} ${by} ${FILE_ACTS[kind]}`).join('；')}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted break-all">
          SHA-256 {file.sha256}
        </Text>
      </div>
    )
  })
}
