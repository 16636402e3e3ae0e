// Empty by intent: Swift never sees ICU. `CICU` includes ICU's C++ headers itself and gives plain C.
