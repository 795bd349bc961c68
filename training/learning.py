"""The network and its training on pages that are never repeated."""

from __future__ import annotations

import copy
import dataclasses
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from transformers import ModernBertConfig, ModernBertForTokenClassification

from training.stream import stream
from training.tokens import LABELS, VOCABULARY

if TYPE_CHECKING:
    from tokenizers import Tokenizer

log = logging.getLogger(__name__)
SEED = 20261121
_LAYERS = 5


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn.

    The learning rate rises over ``warm_up`` steps, stays, and falls to zero over the last
    ``cooling`` share of all steps. The result is the running mean of the weights. ``minutes``
    shortens a run that is too slow: the number of steps becomes what fits, and what it became
    is the plan's ``steps`` afterwards, with which a run without the limit is the same.
    """

    steps: int = 17_777
    tokens: int = 4096
    rate: float = 2e-3
    warm_up: int = 150
    cooling: float = 0.3
    mean_keeps: float = 0.995
    threads: int = 2
    seed: int = SEED
    minutes: float | None = None

    def rate_at(self, step: int) -> float:
        rising = (step + 1) / self.warm_up
        falling = (self.steps - step) / (self.steps * self.cooling)
        return self.rate * max(0.0, min(1.0, rising, falling))

    def cools(self, step: int) -> bool:
        """Whether the rate falls after ``step`` steps."""
        return step >= self.steps * (1 - self.cooling)

    def shortened(self, step: int, seconds: float) -> Plan:
        """The plan that fits where ``step`` steps took ``seconds``; all of it cools down."""
        if not self.minutes:
            return self
        fits = int(self.minutes * 60 / seconds * step)
        earliest = int(step / (1 - self.cooling)) + 1
        return dataclasses.replace(self, steps=min(self.steps, max(fits, earliest)))


def new_model(plan: Plan) -> ModernBertForTokenClassification:
    """An untrained network; every layer sees the whole window."""
    torch.manual_seed(plan.seed)
    config = ModernBertConfig(
        vocab_size=VOCABULARY,
        hidden_size=192,
        num_hidden_layers=_LAYERS,
        num_attention_heads=3,
        intermediate_size=384,
        max_position_embeddings=512,
        layer_types=["full_attention"] * _LAYERS,
        pad_token_id=0,
        bos_token_id=None,
        eos_token_id=None,
        cls_token_id=None,
        sep_token_id=None,
        id2label=dict(enumerate(LABELS)),
        label2id={label: n for n, label in enumerate(LABELS)},
    )
    # Plain attention is the fastest on a CPU at this size; what is saved does not depend on it.
    config._attn_implementation = "eager"
    return ModernBertForTokenClassification(config)


def _optimizers(model: torch.nn.Module, plan: Plan) -> list[torch.optim.Optimizer]:
    inner, outer, plain = [], [], []
    for name, parameter in model.named_parameters():
        if parameter.ndim == 2 and "layers." in name:
            inner.append(parameter)
        elif parameter.ndim == 2:
            outer.append(parameter)
        else:
            plain.append(parameter)
    groups = [{"params": outer, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    return [
        torch.optim.Muon(
            inner, lr=plan.rate, weight_decay=0.01, momentum=0.95, adjust_lr_fn="match_rms_adamw"
        ),
        torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), eps=1e-8),
    ]


def learn(
    tokenizer: Tokenizer, plan: Plan, work: Path
) -> tuple[ModernBertForTokenClassification, Plan]:
    """Train from scratch; the plan comes back as carried out.

    ``work`` receives the weights every 250 steps.
    """
    torch.set_num_threads(plan.threads)
    torch.set_flush_denormal(True)
    model = new_model(plan)
    model.train()
    optimizers = _optimizers(model, plan)
    averaged = copy.deepcopy(model)
    source = stream(tokenizer, plan.seed, plan.tokens)
    asked = plan
    loss_sum, started, step = 0.0, time.monotonic(), 0
    while step < plan.steps:
        ids, mask, labels = next(source)
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = plan.rate_at(step)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(
                input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)
            ).logits
        loss = torch.nn.functional.cross_entropy(
            logits.float().flatten(0, 1), torch.from_numpy(labels).flatten(), ignore_index=-100
        )
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        step += 1
        _mix(averaged, model, min(plan.mean_keeps, step / (step + 10)))
        loss_sum += loss.item()
        if step % 100 == 0:
            seconds = time.monotonic() - started
            if not plan.cools(step):
                plan = asked.shortened(step, seconds)
            log.info("step %d of %d loss %.4f, %.0f s", step, plan.steps, loss_sum / 100, seconds)
            loss_sum = 0.0
        if step % 250 == 0:
            torch.save(averaged.state_dict(), work / "checkpoint.pt")
    source.close()
    averaged.train(mode=False)
    return averaged, plan


def _mix(mean: torch.nn.Module, model: torch.nn.Module, keep: float) -> None:
    with torch.no_grad():
        for average, value in zip(mean.parameters(), model.parameters(), strict=True):
            average.lerp_(value, 1 - keep)
