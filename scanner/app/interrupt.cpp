#include "app/interrupt.h"

#include <csignal>

namespace leakscan {
namespace {

// The one variable of the program that is neither constant nor owned: a handler can reach nothing else.
volatile std::sig_atomic_t signal_flag = 0;

void remember(int number) { signal_flag = number; }

}  // namespace

void listen_for_signals() {
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a waiting poll() must notice
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

int received_signal() { return signal_flag; }

}  // namespace leakscan
