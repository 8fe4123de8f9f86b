/** 21–34: pages that live. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{21,22,23,24,25,26,27,28,29,30,31,32,33,34}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
