// A worker whose extract and match are stand-ins.
#include "scan/pool.h"

int main(int argument_count, char** arguments) { return leakscan::run_worker(argument_count, arguments); }
