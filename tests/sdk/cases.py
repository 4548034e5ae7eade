# SPDX-License-Identifier: GPL-3.0-or-later
"""Which SDKs run, what they call, and what each must make of a refusal."""

from dataclasses import dataclass, field

CACHED = {"x-sim-cache-read-tokens": "4"}
REASONED = {**CACHED, "x-sim-reasoning-tokens": "3"}

# What the simulated provider is asked to bill beside input and output, where the wire format of
# the provider can say so.
EXTRAS = {"openai": REASONED, "anthropic": CACHED, "gemini": REASONED, "mistral": CACHED,
          "cohere": {}}

# Streams come slowly enough to tell a relay from something that holds them back.
CHUNK_DELAY_MS = {"gemini": 30}   # its chunks are larger, so there are few
USUAL_CHUNK_DELAY_MS = 5
MODELS = {"openai": "gpt-5.2", "anthropic": "claude-sonnet-4-6", "gemini": "gemini-2.5-flash",
          "mistral": "mistral-small-latest", "cohere": "command-a-03-2025"}

# Between the cost of a usual stream of these programs (80 tokens) and that of the longest (400).
CUT_LIMITS = {"openai": "0.0035", "anthropic": "0.00375", "gemini": "0.000625",
              "mistral": "0.00018", "cohere": "0.0025"}


def is_stream(call):
    return "stream" in call.lower()


@dataclass
class Sdk:
    """One SDK. `attempts` is what it sends when refused: where no header stops its retries the
    figure says so, and it must not grow."""

    language: str
    package: str
    family: str                 # the worker's module
    provider: str
    base: str                   # behind http://host:port/<provider>
    calls: list
    error: str                  # the class that a program catches
    attempts: int = 1
    stream_attempts: int = 0    # where it retries streams differently; 0: as above
    other_bases: dict = field(default_factory=dict)   # forgiven: what people write instead
    from_environment: bool = False  # takes its base from the variables of `llmcap env`
    says_cut: bool = True       # raises an error where a stream ends in an error event
    counts_template: bool = False   # reports Cohere's own token count, not what is billed

    @property
    def name(self):
        return f"{self.language} {self.package}"

    @property
    def chunk_delay_ms(self):
        return CHUNK_DELAY_MS.get(self.provider, USUAL_CHUNK_DELAY_MS)

    def headers_of(self, call):
        """What the simulated provider is asked to do."""
        headers = dict(EXTRAS[self.provider])
        if is_stream(call):
            headers["x-sim-chunk-delay-ms"] = str(self.chunk_delay_ms)
            headers["x-sim-output-tokens"] = "80"
        return headers

    def attempts_of(self, call):
        return (is_stream(call) and self.stream_attempts) or self.attempts


OPENAI_CALLS = ["chat", "chatStream", "chatStreamUsage", "responses", "responsesStream"]
COMPRESSED = {"x-sim-encoding": "gzip"}   # some providers do, whatever was asked for
WITHOUT_V1 = {"base without /v1": ""}
WITH_V1 = {"base with /v1": "/v1"}


def ai_sdk(package, provider, version, **more):
    return Sdk("js", f"@ai-sdk/{package}", "aisdk", provider, version,
               ["generateText", "streamText"], "RetryError", attempts=3, **more)


SDKS = [
    Sdk("js", "openai7", "openai", "openai", "/v1", OPENAI_CALLS, "RateLimitError",
        other_bases=WITHOUT_V1, from_environment=True),
    Sdk("js", "openai6", "openai", "openai", "/v1", OPENAI_CALLS, "RateLimitError",
        other_bases=WITHOUT_V1, from_environment=True),
    Sdk("python", "openai", "openai", "openai", "/v1", OPENAI_CALLS, "RateLimitError",
        other_bases=WITHOUT_V1, from_environment=True),
    Sdk("js", "anthropic1", "anthropic", "anthropic", "", ["messages", "messagesStream"],
        "EnforcedSpendLimitReachedError", other_bases=WITH_V1, from_environment=True),
    Sdk("js", "anthropic0", "anthropic", "anthropic", "", ["messages", "messagesStream"],
        "RateLimitError", other_bases=WITH_V1, from_environment=True),
    Sdk("python", "anthropic", "anthropic", "anthropic", "", ["messages", "messagesStream"],
        "EnforcedSpendLimitReachedError", other_bases=WITH_V1, from_environment=True),
    Sdk("js", "genai3", "gemini", "gemini", "", ["generate", "generateStream"], "ApiError",
        from_environment=True),
    Sdk("js", "genai2", "gemini", "gemini", "", ["generate", "generateStream"], "ApiError",
        from_environment=True),
    Sdk("python", "google-genai", "gemini", "gemini", "", ["generate", "generateStream"],
        "ClientError", from_environment=True),
    Sdk("js", "mistral2", "mistral", "mistral", "", ["chat", "chatStream"], "SDKError"),
    Sdk("js", "mistral1", "mistral", "mistral", "", ["chat", "chatStream"], "SDKError"),
    Sdk("python", "mistralai", "mistral", "mistral", "", ["chat", "chatStream"], "SDKError"),
    Sdk("js", "cohere8", "cohere", "cohere", "", ["chat", "chatStream"], "TooManyRequestsError",
        attempts=3, says_cut=False),
    Sdk("js", "cohere7", "cohere", "cohere", "", ["chat", "chatStream"], "TooManyRequestsError",
        attempts=3, says_cut=False),
    Sdk("python", "cohere", "cohere", "cohere", "", ["chat", "chatStream"],
        "TooManyRequestsError", attempts=3, stream_attempts=1, from_environment=True, says_cut=False),
    ai_sdk("openai", "openai", "/v1", from_environment=True),
    ai_sdk("anthropic", "anthropic", "/v1", from_environment=True),
    ai_sdk("google", "gemini", "/v1beta"),
    ai_sdk("mistral", "mistral", "/v1"),
    ai_sdk("cohere", "cohere", "/v2", counts_template=True),
]
