#include "QPDFFunctions.h"
#include "Loading.h"

// The newest first. The number rises when the C++ interface changes; the functions used here have kept their form.
static const char *const names[] = {
#ifdef __APPLE__
    "/opt/homebrew/lib/libqpdf.dylib", "/usr/local/lib/libqpdf.dylib",
#else
    "libqpdf.so.30", "libqpdf.so.29", "libqpdf.so.28",
#endif
    NULL,
};

static struct QPDFFunctions functions;
static bool isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = openFirst(names);
    if (!library) return;
    bool isWhole = true;
#define FIND(function) functions.function = find(library, "qpdf_" #function, &isWhole)
    functions.open = find(library, "qpdf_init", &isWhole);
    FIND(cleanup);
    FIND(silence_errors);
    FIND(set_suppress_warnings);
    FIND(has_error);
    FIND(get_error);
    FIND(get_error_message_detail);
    FIND(read);
    FIND(empty_pdf);
    FIND(get_num_pages);
    FIND(get_page_n);
    FIND(add_page);
    FIND(init_write_memory);
    FIND(set_deterministic_ID);
    FIND(set_stream_data_mode);
    FIND(write);
    FIND(get_buffer_length);
    FIND(get_buffer);
    FIND(push_inherited_attributes_to_page);
    FIND(oh_get_key);
    FIND(oh_is_number);
    FIND(oh_get_numeric_value);
    FIND(oh_get_array_n_items);
    FIND(oh_get_array_item);
    FIND(oh_is_array);
    FIND(oh_release_all);
    isLoaded = isWhole;
}

const struct QPDFFunctions *QPDFLoad(void) {
    pthread_once(&once, load);
    return isLoaded ? &functions : NULL;
}
