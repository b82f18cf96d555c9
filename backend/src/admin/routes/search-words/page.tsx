import { defineRouteConfig } from '@medusajs/admin-sdk'
import { MagnifyingGlass } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Input, Text, toast, usePrompt } from '@medusajs/ui'
import { ask, messageOf } from '@shanzhen/desk/api'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useState } from 'react'
import type { SearchWord, SearchWords } from '../../../wire'
import { KINDS, meaningOf, removeWord, wordsPath } from '../../lib/words'
import { WordForm } from './word-form'

/** The words by which shoppers' searches are read: other names of goods, occasions, and what is said of goods. */
function SearchWordsPage() {
  const [q, setQ] = useState('')
  const { answer: page, setAnswer, fault, reload } = useAnswer<SearchWords>(wordsPath(q.trim(), null))
  const prompt = usePrompt()

  const more = async () => {
    const next = await ask<SearchWords>(wordsPath(q.trim(), page?.next ?? null)).catch(
      (error) => void toast.error(messageOf(error)),
    )
    if (next) setAnswer((known) => ({ ...next, search_words: [...(known?.search_words ?? []), ...next.search_words] }))
  }
  const remove = async (word: SearchWord) => {
    const sure = await prompt({
      title: `去掉「${word.term}」？`,
      description: '几秒后，搜索不再认得这个词。',
      confirmText: '去掉',
      cancelText: '留着',
    })
    if (!sure) return
    await removeWord(word.id).catch((error) => toast.error(messageOf(error)))
    await reload()
  }
  const columns: Column<SearchWord>[] = [
    { head: '顾客的说法', cell: ({ term }) => term },
    { head: '用处', cell: ({ kind }) => <Badge size="2xsmall">{KINDS[kind]}</Badge> },
    { head: '意思', wide: true, cell: (word) => meaningOf(word, page?.shelves ?? []) },
    {
      head: '',
      right: true,
      cell: (word) => (
        <Button size="small" variant="transparent" aria-label={`去掉 ${word.term}`} onClick={() => void remove(word)}>
          去掉
        </Button>
      ),
    },
  ]

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>搜索词典</Heading>
        <Text className="text-ui-fg-subtle" size="small">
          顾客说“耳子”要的是木耳，说“送礼”要看礼盒，说“野生”要的是写明野生的。改动几秒后在两种搜索引擎里都生效。
        </Text>
      </div>
      <WordForm shelves={page?.shelves ?? []} onSaved={() => void reload()} />
      <div className="px-6 py-4">
        <Input
          type="search"
          aria-label="查找词语"
          placeholder="查找词语"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <Fault text={fault} />
      <DeskTable rows={page?.search_words} columns={columns} keyOf={({ id }) => id} empty="没有这样的词。" />
      {page?.next && <MoreButton onMore={() => void more()} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '搜索词典', icon: MagnifyingGlass, nested: '/products', rank: 9 })

export default SearchWordsPage
