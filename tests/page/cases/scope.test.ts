/** 35–45: what belongs to a page. */
import type { PageCase } from '../../fixtures/cases/page-case'
import { runCases } from './run-case'

runCases(
  import.meta.glob<PageCase[]>('../../fixtures/cases/{35,36,37,38,39,40,41,42,43,44,45}-*.ts', {
    eager: true,
    import: 'cases',
  }),
)
