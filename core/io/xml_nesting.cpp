#include "io/xml_nesting.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>

namespace glissade {

void XmlNesting::read(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes)
        if (byte != 0) take(static_cast<char>(byte));
}

void XmlNesting::take(char c) {
    switch (state_) {
        case State::Text:
            if (c == '<') state_ = State::Opened;
            return;
        case State::Opened:
            return takeOpened(c);
        case State::Slash:
            if (c == '>') {
                --depth_;
                state_ = State::Text;
                return;
            }
            state_ = State::Tag;
            return takeInTag(c);
        case State::Tag:
            return takeInTag(c);
        case State::Quoted:
            if (c == quote_) state_ = State::Tag;
            return;
        case State::Closing:
            if (c != '>') return;
            state_ = State::Text;
            if (depth_ > 0) --depth_;
            return;
        case State::Instruction:
            return skipUntil(c, "?>");
        case State::Marked:
            return takeMarked(c);
        case State::Comment:
            return skipUntil(c, "-->");
        case State::Data:
            return skipUntil(c, "]]>");
    }
}

void XmlNesting::takeOpened(char c) {
    matched_ = 0;
    if (c == '/') {
        state_ = State::Closing;
    } else if (c == '?') {
        state_ = State::Instruction;
    } else if (c == '!') {
        state_ = State::Marked;
    } else {
        state_ = State::Tag;
        deepest_ = std::max(deepest_, ++depth_);
    }
}

void XmlNesting::takeInTag(char c) {
    if (c == '>') {
        state_ = State::Text;
    } else if (c == '/') {
        state_ = State::Slash;
    } else if (c == '"' || c == '\'') {
        state_ = State::Quoted;
        quote_ = c;
    }
}

void XmlNesting::skipUntil(char c, const char* end) {
    const std::size_t length = std::strlen(end);
    if (c == end[matched_]) {
        if (++matched_ == length) state_ = State::Text;
    } else if (length == 2 || matched_ < 2 || c != end[0]) {
        // "--->" and "]]]>" end too: there, two of the first sign stay matched.
        matched_ = c == end[0] ? 1 : 0;
    }
}

void XmlNesting::takeMarked(char c) {
    constexpr std::string_view kComment = "--";
    constexpr std::string_view kData = "[CDATA[";
    marked_[matched_++] = c;
    const std::string_view text(marked_, matched_);
    if (text == kComment) {
        state_ = State::Comment;
    } else if (text == kData) {
        state_ = State::Data;
    } else if (kComment.starts_with(text) || kData.starts_with(text)) {
        return;
    } else {
        deepest_ = std::numeric_limits<std::size_t>::max();
        state_ = State::Text;
    }
    matched_ = 0;
}

}  // namespace glissade
