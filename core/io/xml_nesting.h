// How deeply the elements of an XML text lie in each other, found before a parser that recurses sees them. Internal to
// io.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace glissade {

/// Reads a text from its first byte on. The depth is never too low: what is no XML ends a parser's work, not the count.
/// UTF-8, and UTF-16 and UTF-32, whose zeros are skipped.
class XmlNesting {
public:
    /// The next bytes, in order.
    void read(std::span<const std::uint8_t> bytes);
    /// The most elements in each other so far. A document type counts as endless, since its entities unfold.
    [[nodiscard]] std::size_t deepest() const { return deepest_; }

private:
    // Text ──"<"──► Opened ─┬─ name ──► Tag ──quote──► Quoted (until that quote)
    //                       │            └─ "/" ─► Slash ─">"─► an empty element
    //                       ├─ "/" ────► Closing
    //                       ├─ "?" ────► Instruction (until "?>")
    //                       └─ "!" ────► Marked ─┬─ "--" ──────► Comment (until "-->")
    //                                            ├─ "[CDATA[" ─► Data (until "]]>")
    //                                            └─ else ──────► a document type
    enum class State { Text, Opened, Tag, Slash, Quoted, Closing, Instruction, Marked, Comment, Data };

    void take(char c);
    void takeOpened(char c);
    void takeInTag(char c);
    void takeMarked(char c);
    void skipUntil(char c, const char* end);

    State state_ = State::Text;
    std::size_t depth_ = 0;
    std::size_t deepest_ = 0;
    char quote_ = 0;
    std::size_t matched_ = 0;  // of an end that is looked for, or of what follows "<!"
    char marked_[8] = {};
};

}  // namespace glissade
