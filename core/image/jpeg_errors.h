// libjpeg's errors, for those who call libjpeg; they link it themselves.
#pragma once

#include <array>
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace glissade {

/// Where libjpeg would end the program it jumps to `jump` instead, its message is kept and none is printed. The function
/// with the setjmp holds no object with a destructor.
struct JpegErrors {
    jpeg_error_mgr manager{};  // first, so that libjpeg's pointer is also ours
    std::jmp_buf jump{};
    int fatalCode = 0;
    std::array<char, JMSG_LENGTH_MAX> text{};

    JpegErrors() {
        jpeg_std_error(&manager);
        manager.error_exit = [](j_common_ptr common) {
            JpegErrors& errors = of(common);
            errors.fatalCode = common->err->msg_code;
            errors.keepText(common);
            std::longjmp(errors.jump, 1);
        };
        manager.output_message = [](j_common_ptr) {};
    }
    JpegErrors(const JpegErrors&) = delete;
    JpegErrors& operator=(const JpegErrors&) = delete;

    static JpegErrors& of(j_common_ptr common) { return *reinterpret_cast<JpegErrors*>(common->err); }
    /// Of the message that libjpeg has just now.
    void keepText(j_common_ptr common) { manager.format_message(common, text.data()); }
};

}  // namespace glissade
