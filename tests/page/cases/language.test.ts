/** 46–51: language and direction. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{46,47,48,49,50,51}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
