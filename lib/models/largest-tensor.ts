/**
 * The largest tensor of an ONNX file, without loading it: a graphics adapter holds each tensor in a buffer of its own, and its
 * buffers end at `maxBufferSize` and `maxStorageBufferBindingSize`.
 *
 *   ModelProto.graph ──► initializers, nodes ──► attributes ──► tensors and the graphs of If and Loop, where it goes on
 *
 * Field numbers and types: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import { GlossError, reasonOf } from '../messaging/errors'
import { type Field, ProtobufReader } from './protobuf-reader'

export interface LargestTensor {
  name: string
  /** As the shape says, also of a tensor whose bytes are in another file. 0 if there is no tensor. */
  bytes: number
}

const MODEL = { graph: 7 }
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 }
const NODE = { attribute: 5 }
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11 }
const TENSOR = { dims: 1, dataType: 2, name: 8, rawData: 9 }
const SPARSE_TENSOR = { values: 1 }

/** Bits of an element by `TensorProto.DataType`; a string has none of its own. */
const BITS: Record<number, number> = {
  1: 32, // FLOAT
  2: 8, // UINT8
  3: 8, // INT8
  4: 16, // UINT16
  5: 16, // INT16
  6: 32, // INT32
  7: 64, // INT64
  9: 8, // BOOL
  10: 16, // FLOAT16
  11: 64, // DOUBLE
  12: 32, // UINT32
  13: 64, // UINT64
  14: 64, // COMPLEX64
  15: 128, // COMPLEX128
  16: 16, // BFLOAT16
  17: 8, // FLOAT8E4M3FN
  18: 8, // FLOAT8E4M3FNUZ
  19: 8, // FLOAT8E5M2
  20: 8, // FLOAT8E5M2FNUZ
  21: 4, // UINT4
  22: 4, // INT4
  23: 4, // FLOAT4E2M1
  24: 8, // FLOAT8E8M0
  25: 2, // UINT2
  26: 2, // INT2
}

/** Graphs in graphs: none that an exporter writes goes deeper. */
const MAX_DEPTH = 8

/** @throws GlossError model-file-unreadable with `name` as the file */
export async function largestTensor(file: Blob, name: string): Promise<LargestTensor> {
  const search = new Search(file)
  try {
    await search.model()
  } catch (error) {
    throw new GlossError('model-file-unreadable', { file: name, reason: reasonOf(error) }, error)
  }
  return search.largest
}

class Search {
  largest: LargestTensor = { name: '', bytes: 0 }
  readonly #reader: ProtobufReader

  constructor(file: Blob) {
    this.#reader = new ProtobufReader(file)
  }

  async model(): Promise<void> {
    let graphs = 0
    for await (const field of this.#reader.fields(0, this.#reader.size)) {
      if (field.number !== MODEL.graph) continue
      graphs++
      await this.#graph(field, 0)
    }
    if (graphs !== 1) throw new RangeError(`${graphs} graphs instead of one`)
  }

  async #graph(graph: Field, depth: number): Promise<void> {
    if (depth > MAX_DEPTH) throw new RangeError('graphs without an end')
    for await (const field of this.#inside(graph)) {
      if (field.number === GRAPH.initializer) await this.#tensor(field)
      else if (field.number === GRAPH.sparseInitializer) await this.#sparseTensor(field)
      else if (field.number === GRAPH.node) await this.#node(field, depth)
    }
  }

  async #node(node: Field, depth: number): Promise<void> {
    for await (const attribute of this.#inside(node)) {
      if (attribute.number !== NODE.attribute) continue
      for await (const field of this.#inside(attribute)) {
        if (field.number === ATTRIBUTE.tensor || field.number === ATTRIBUTE.tensors) await this.#tensor(field)
        else if (field.number === ATTRIBUTE.graph || field.number === ATTRIBUTE.graphs)
          await this.#graph(field, depth + 1)
      }
    }
  }

  async #sparseTensor(tensor: Field): Promise<void> {
    for await (const field of this.#inside(tensor)) {
      if (field.number === SPARSE_TENSOR.values) await this.#tensor(field)
    }
  }

  async #tensor(tensor: Field): Promise<void> {
    let elements = 1
    let bits = 0
    let rawBytes = 0
    let name: Field | null = null
    for await (const field of this.#inside(tensor)) {
      if (field.number === TENSOR.dims) elements *= await this.#product(field)
      else if (field.number === TENSOR.dataType) bits = BITS[field.value ?? 0] ?? 0
      else if (field.number === TENSOR.rawData) rawBytes = field.end - field.start
      else if (field.number === TENSOR.name) name = field
    }
    const bytes = Math.max(rawBytes, Math.ceil((elements * bits) / 8))
    if (bytes <= this.largest.bytes) return
    this.largest = { bytes, name: name ? await this.#reader.text(name) : '' }
  }

  /** Dimensions come one by one, or packed into one field. */
  async #product(field: Field): Promise<number> {
    if (field.value !== undefined) return field.value
    let product = 1
    for (let at = field.start; at < field.end;) {
      const { value, end } = await this.#reader.varint(at)
      product *= value
      at = end
    }
    return product
  }

  #inside(field: Field): AsyncGenerator<Field> {
    if (field.value !== undefined)
      throw new RangeError(`a number where a message should be, at ${field.start}`)
    return this.#reader.fields(field.start, field.end)
  }
}
