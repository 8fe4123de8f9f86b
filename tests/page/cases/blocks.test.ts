/** 13–20: what is a block. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{13,14,15,16,17,18,19,20}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
