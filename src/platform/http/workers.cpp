#include "platform/http/workers.h"

#include <utility>

namespace http {

Workers::Workers(int threads, std::size_t queue) : queue_(queue) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

Workers::~Workers() {
    stop(std::chrono::milliseconds{0});
    for (std::thread& thread : threads_) thread.join();
}

bool Workers::submit(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || jobs_.size() >= queue_) return false;
        jobs_.push_back(std::move(job));
    }
    work_.notify_one();
    return true;
}

bool Workers::stop(std::chrono::milliseconds time) {
    std::deque<std::function<void()>> dropped;  // freed outside the lock: a job may own the last of a connection
    std::unique_lock lock(mutex_);
    stopping_ = true;
    dropped.swap(jobs_);
    work_.notify_all();
    return quiet_.wait_for(lock, time, [this] { return running_ == 0; });
}

void Workers::serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
        work_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (stopping_) return;
        {
            const std::function<void()> job = std::move(jobs_.front());
            jobs_.pop_front();
            ++running_;
            lock.unlock();
            job();
        }
        lock.lock();
        if (--running_ == 0) quiet_.notify_all();
    }
}

}  // namespace http
