"""A native peer of the engine benchmark: translates what it is told on a line of standard input, greedily, and times it.

    python native-peer.py ct2|ort MODEL_FOLDER CTRANSLATE2_FOLDER THREADS

Each line in is {"texts": [...], "cap": N}, each line out {"elapsedMs": ..., "tokens": ...}, tokens with their end tokens. The
time counts what a user would wait for: tokenizing, decoding, detokenizing.
"""

import json
import sys
import time
from pathlib import Path

from tokenizers import Tokenizer

KIND, FOLDER, CT2_FOLDER, THREADS = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])


class CTranslate2:
    """CTranslate2 int8, its own batching: 64 sentences, sorted by length."""

    def __init__(self):
        import ctranslate2

        self.tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self.translator = ctranslate2.Translator(
            CT2_FOLDER, device="cpu", inter_threads=1, intra_threads=THREADS, compute_type="int8"
        )

    def translate(self, texts, cap):
        source = [encoding.tokens for encoding in self.tokenizer.encode_batch(texts)]
        results = self.translator.translate_batch(
            source, beam_size=1, max_batch_size=64, batch_type="examples", max_decoding_length=cap
        )
        outputs = [result.hypotheses[0] for result in results]
        for output in outputs:
            self.tokenizer.decode([self.tokenizer.token_to_id(token) for token in output])
        return sum(min(len(output) + 1, cap) for output in outputs)


class OnnxRuntime:
    """Our model files on the native runtime: sentences sorted by length, in batches of 16 that run until the last one ends."""

    BATCH = 16

    def __init__(self):
        import numpy
        import onnxruntime

        self.np = numpy
        self.tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        config = json.loads((FOLDER / "config.json").read_text())
        self.pad, self.end = config["pad_token_id"], config["eos_token_id"]
        self.heads = config["decoder_attention_heads"]
        self.width = config["d_model"] // self.heads
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.log_severity_level = 3

        def session(name):
            path = str(FOLDER / "onnx" / f"{name}_quantized.onnx")
            return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

        self.encoder, self.decoder = session("encoder_model"), session("decoder_model_merged")
        self.past = [i.name for i in self.decoder.get_inputs() if i.name.startswith("past")]
        self.outputs = [o.name for o in self.decoder.get_outputs()]

    def translate(self, texts, cap):
        ids = sorted((encoding.ids for encoding in self.tokenizer.encode_batch(texts)), key=len)
        tokens = 0
        for start in range(0, len(ids), self.BATCH):
            outputs = self.decode(ids[start : start + self.BATCH], cap)
            tokens += sum(map(len, outputs))
            self.tokenizer.decode_batch(outputs)
        return tokens

    def decode(self, ids, cap):
        np, rows = self.np, len(ids)
        longest = max(map(len, ids))
        source = np.array([row + [self.pad] * (longest - len(row)) for row in ids], dtype=np.int64)
        mask = (np.arange(longest) < np.array([[len(row)] for row in ids])).astype(np.int64)
        hidden = self.encoder.run(None, {"input_ids": source, "attention_mask": mask})[0]
        empty = np.zeros((rows, self.heads, 0, self.width), dtype=np.float32)
        cache = {name: empty for name in self.past}
        step = np.full((rows, 1), self.pad, dtype=np.int64)
        outputs = [[] for _ in ids]
        open_rows = set(range(rows))
        for length in range(cap):
            feeds = {
                **cache,
                "input_ids": step,
                "encoder_hidden_states": hidden,
                "encoder_attention_mask": mask,
                "use_cache_branch": np.array([length > 0]),
            }
            result = dict(zip(self.outputs, self.decoder.run(None, feeds)))
            for name in self.past:
                if length == 0 or "decoder" in name:
                    cache[name] = result[name.replace("past_key_values", "present")]
            scores = result["logits"][:, -1]
            scores[:, self.pad] = -np.inf
            step = scores.argmax(-1)[:, None]
            for row in list(open_rows):
                outputs[row].append(int(step[row, 0]))
                if outputs[row][-1] == self.end:
                    open_rows.remove(row)
            if not open_rows:
                break
        return outputs


peer = {"ct2": CTranslate2, "ort": OnnxRuntime}[KIND]()
for line in sys.stdin:
    order = json.loads(line)
    began = time.perf_counter()
    tokens = peer.translate(order["texts"], order["cap"])
    print(json.dumps({"elapsedMs": (time.perf_counter() - began) * 1000, "tokens": tokens}), flush=True)
