// SIGINT and SIGTERM ask the run to finish early: a flag, looked at between files. A second signal kills.
#pragma once

namespace leakscan {

void listen_for_signals();
// 0, SIGINT or SIGTERM.
int received_signal();

}  // namespace leakscan
