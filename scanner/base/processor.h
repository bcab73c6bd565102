// What the processor at hand can do beyond the baseline that everything is built for.
#pragma once

namespace leakscan {

inline bool has_avx2() {
#ifdef __x86_64__
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
#else
    return false;
#endif
}

}  // namespace leakscan
