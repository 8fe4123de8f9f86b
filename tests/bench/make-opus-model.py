"""Writes a model of the shape of opus-mt (6+6 layers, width 512, vocabulary 59,514) with random weights, for the benchmark.

    python3 -m venv .cache/bench/python
    .cache/bench/python/bin/pip install transformers==4.57.6 optimum-onnx==0.1.0 torch==2.8.0 onnxruntime ctranslate2 tokenizers
    .cache/bench/python/bin/python tests/bench/make-opus-model.py

It lies in `.cache/bench/opus-shaped`, which git ignores: ONNX in q8 per channel for the browser and for the native runtime, and
the same weights in CTranslate2 int8. Speed does not depend on what the weights say, but on when a sentence ends: the end token
is made impossible, so every sentence is as long as the one cap that all sides are given.
"""

import json
import shutil
import sys
from pathlib import Path

import ctranslate2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from optimum.exporters.onnx import main_export
from transformers import GenerationConfig, MarianConfig, MarianMTModel, PreTrainedTokenizerFast

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "public/models/starter-fr-en"
TARGET = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".cache/bench/opus-shaped"
VOCABULARY = 59_514
PAD = VOCABULARY - 1
END = 0
NEVER = -1e4


def tokenizer_json() -> dict:
    """The starter's pieces, filled up with pieces that no text holds; the padding token stays the last."""
    tokenizer = json.loads((STARTER / "tokenizer.json").read_text("utf8"))
    pieces = tokenizer["model"]["vocab"]
    padding = pieces.pop()
    pieces += [[f"\U000f0000{number}", -99.0] for number in range(PAD - len(pieces))]
    pieces.append(padding)
    for token in tokenizer["added_tokens"]:
        if token["content"] == padding[0]:
            token["id"] = PAD
    return tokenizer


def random_model() -> MarianMTModel:
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=VOCABULARY,
        decoder_vocab_size=VOCABULARY,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        max_position_embeddings=512,
        activation_function="swish",
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        pad_token_id=PAD,
        eos_token_id=END,
        bos_token_id=END,
        decoder_start_token_id=PAD,
        forced_eos_token_id=None,
    )
    model = MarianMTModel(config).eval()
    model.final_logits_bias[0, END] = NEVER
    model.generation_config = GenerationConfig(
        max_length=512,
        num_beams=1,
        pad_token_id=PAD,
        eos_token_id=END,
        decoder_start_token_id=PAD,
        bad_words_ids=[[PAD]],
    )
    return model


def write_onnx(source: Path) -> None:
    exported = source / "exported"
    main_export(str(source), exported, task="text2text-generation-with-past", opset=18)
    (TARGET / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("encoder_model", "decoder_model_merged"):
        quantize_dynamic(
            exported / f"{name}.onnx",
            TARGET / "onnx" / f"{name}_quantized.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"EnableSubgraph": True},
        )
    for name in ("config.json", "generation_config.json", "tokenizer.json"):
        shutil.copy(source / name, TARGET / name)
    shutil.copy(STARTER / "tokenizer_config.json", TARGET / "tokenizer_config.json")


class Converter(ctranslate2.converters.TransformersConverter):
    """Marian's own tokenizer wants SentencePiece files, which there are none of."""

    def load_tokenizer(self, tokenizer_class, model_name_or_path, **kwargs):
        return PreTrainedTokenizerFast(
            tokenizer_file=f"{model_name_or_path}/tokenizer.json",
            eos_token="</s>",
            unk_token="<unk>",
            pad_token="<pad>",
        )


def main() -> None:
    source = TARGET / "source"
    source.mkdir(parents=True, exist_ok=True)
    random_model().save_pretrained(source)
    (source / "tokenizer.json").write_text(json.dumps(tokenizer_json()), "utf8")
    Converter(str(source)).convert(str(TARGET / "ctranslate2"), quantization="int8", force=True)
    write_onnx(source)
    shutil.rmtree(source)
    print(f"Written to {TARGET}.")


if __name__ == "__main__":
    main()
