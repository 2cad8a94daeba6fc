#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// The threads that run handlers, and the bounded queue before them.
class Workers {
  public:
    Workers(int threads, std::size_t queue);
    /// Drops what waits, waits for what runs.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the queue is full. A job must not throw.
    bool submit(std::function<void()> job);

    /// Drops what waits; true when what ran ended within `time`.
    bool stop(std::chrono::milliseconds time);

  private:
    std::mutex mutex_;
    std::condition_variable work_;
    std::condition_variable quiet_;
    std::deque<std::function<void()>> jobs_;
    std::vector<std::thread> threads_;
    std::size_t queue_;
    std::size_t running_ = 0;
    bool stopping_ = false;

    void serve();
};

}  // namespace http
