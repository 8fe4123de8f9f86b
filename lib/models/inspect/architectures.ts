/**
 * The architectures that run here, as @huggingface/transformers 4.3.1 maps them in `src/models/registry.js`: `model_type` of
 * a `config.json` to the class that its `architectures` names. tests/unit/models/inspect/architectures.test.ts compares them
 * with the package, so that an update of it which adds or drops one is noticed.
 *
 * Left out are those of other inputs than text, and those whose layout has other graphs (see the test's list).
 */
import type { Task } from '../../messaging/contract'

type Classes = Readonly<Record<string, string>>

const SEQ2SEQ: Classes = {
  t5: 'T5ForConditionalGeneration',
  longt5: 'LongT5ForConditionalGeneration',
  mt5: 'MT5ForConditionalGeneration',
  bart: 'BartForConditionalGeneration',
  mbart: 'MBartForConditionalGeneration',
  marian: 'MarianMTModel',
  m2m_100: 'M2M100ForConditionalGeneration',
}

const QUESTION_ANSWERING: Classes = {
  bert: 'BertForQuestionAnswering',
  neobert: 'NeoBertForQuestionAnswering',
  roformer: 'RoFormerForQuestionAnswering',
  electra: 'ElectraForQuestionAnswering',
  convbert: 'ConvBertForQuestionAnswering',
  camembert: 'CamembertForQuestionAnswering',
  deberta: 'DebertaForQuestionAnswering',
  'deberta-v2': 'DebertaV2ForQuestionAnswering',
  mpnet: 'MPNetForQuestionAnswering',
  albert: 'AlbertForQuestionAnswering',
  distilbert: 'DistilBertForQuestionAnswering',
  roberta: 'RobertaForQuestionAnswering',
  xlm: 'XLMForQuestionAnswering',
  'xlm-roberta': 'XLMRobertaForQuestionAnswering',
  mobilebert: 'MobileBertForQuestionAnswering',
  squeezebert: 'SqueezeBertForQuestionAnswering',
}

const TEXT_ENCODER: Classes = {
  bert: 'BertModel',
  eurobert: 'EuroBertModel',
  neobert: 'NeoBertModel',
  modernbert: 'ModernBertModel',
  nomic_bert: 'NomicBertModel',
  roformer: 'RoFormerModel',
  electra: 'ElectraModel',
  convbert: 'ConvBertModel',
  camembert: 'CamembertModel',
  deberta: 'DebertaModel',
  'deberta-v2': 'DebertaV2Model',
  mpnet: 'MPNetModel',
  albert: 'AlbertModel',
  distilbert: 'DistilBertModel',
  roberta: 'RobertaModel',
  xlm: 'XLMModel',
  'xlm-roberta': 'XLMRobertaModel',
  mobilebert: 'MobileBertModel',
  squeezebert: 'SqueezeBertModel',
}

const CAUSAL: Classes = {
  afmoe: 'AfmoeForCausalLM',
  apertus: 'ApertusForCausalLM',
  arcee: 'ArceeForCausalLM',
  bloom: 'BloomForCausalLM',
  codegen: 'CodeGenForCausalLM',
  cohere: 'CohereForCausalLM',
  cohere2: 'Cohere2ForCausalLM',
  deepseek_v3: 'DeepseekV3ForCausalLM',
  deepseek_v4: 'DeepseekV4ForCausalLM',
  ernie4_5: 'Ernie4_5ForCausalLM',
  exaone: 'ExaoneForCausalLM',
  falcon: 'FalconForCausalLM',
  falcon_h1: 'FalconH1ForCausalLM',
  gemma: 'GemmaForCausalLM',
  gemma2: 'Gemma2ForCausalLM',
  gemma3_text: 'Gemma3ForCausalLM',
  glm: 'GlmForCausalLM',
  glm_moe_dsa: 'GlmMoeDsaForCausalLM',
  gpt2: 'GPT2LMHeadModel',
  gpt_bigcode: 'GPTBigCodeForCausalLM',
  gpt_neo: 'GPTNeoForCausalLM',
  gpt_neox: 'GPTNeoXForCausalLM',
  gpt_oss: 'GptOssForCausalLM',
  gptj: 'GPTJForCausalLM',
  granite: 'GraniteForCausalLM',
  granitemoehybrid: 'GraniteMoeHybridForCausalLM',
  helium: 'HeliumForCausalLM',
  hrm_text: 'HrmTextForCausalLM',
  hunyuan_v1_dense: 'HunYuanDenseV1ForCausalLM',
  jais: 'JAISLMHeadModel',
  lfm2: 'Lfm2ForCausalLM',
  lfm2_moe: 'Lfm2MoeForCausalLM',
  llama: 'LlamaForCausalLM',
  llama4_text: 'Llama4ForCausalLM',
  ministral: 'MinistralForCausalLM',
  ministral3: 'Ministral3ForCausalLM',
  mistral: 'MistralForCausalLM',
  mistral4: 'Mistral4ForCausalLM',
  mobilellm: 'MobileLLMForCausalLM',
  'modernbert-decoder': 'ModernBertDecoderForCausalLM',
  mpt: 'MptForCausalLM',
  nanochat: 'NanoChatForCausalLM',
  nemotron_h: 'NemotronHForCausalLM',
  olmo: 'OlmoForCausalLM',
  olmo2: 'Olmo2ForCausalLM',
  olmo3: 'Olmo3ForCausalLM',
  olmo_hybrid: 'OlmoHybridForCausalLM',
  openelm: 'OpenELMForCausalLM',
  opt: 'OPTForCausalLM',
  phi: 'PhiForCausalLM',
  phi3: 'Phi3ForCausalLM',
  qwen2: 'Qwen2ForCausalLM',
  qwen2_moe: 'Qwen2MoeForCausalLM',
  qwen3: 'Qwen3ForCausalLM',
  qwen3_5_text: 'Qwen3_5ForCausalLM',
  qwen3_moe: 'Qwen3MoeForCausalLM',
  qwen3_next: 'Qwen3NextForCausalLM',
  smollm3: 'SmolLM3ForCausalLM',
  solar_open: 'SolarOpenForCausalLM',
  stablelm: 'StableLmForCausalLM',
  starcoder2: 'Starcoder2ForCausalLM',
  vaultgemma: 'VaultGemmaForCausalLM',
  youtu: 'YoutuForCausalLM',
  zaya: 'ZayaForCausalLM',
}

export const ARCHITECTURES = {
  seq2seq: SEQ2SEQ,
  'question-answering': QUESTION_ANSWERING,
  'text-encoder': TEXT_ENCODER,
  causal: CAUSAL,
} as const
export type Kind = keyof typeof ARCHITECTURES

/** What a sequence-to-sequence architecture is trained for, the likeliest first. */
export const SEQ2SEQ_TASKS: Readonly<Record<string, Task[]>> = {
  marian: ['translation'],
  m2m_100: ['translation'],
  mbart: ['translation', 'summarization'],
  bart: ['summarization', 'translation'],
  t5: ['summarization', 'translation'],
  mt5: ['summarization', 'translation'],
  longt5: ['summarization', 'translation'],
}
