// libqpdf, loaded when the first PDF is counted or cut: like libcurl, it would make every command start later.
//
// The declarations are those of its C interface (qpdf/qpdf-c.h), which keeps its form over versions.
#pragma once
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct _qpdf_data *qpdf_data;
typedef struct _qpdf_error *qpdf_error;

/// The functions that are used, without their prefix; `open` is `qpdf_init`.
///
/// Those that return a status set its bit 1 where there are errors, and bit 0 where there are warnings. Pages count from 0.
struct QPDFFunctions {
    qpdf_data _Nullable (*_Nonnull open)(void);
    void (*cleanup)(qpdf_data _Nullable *_Nonnull handle);
    void (*silence_errors)(qpdf_data handle);
    void (*set_suppress_warnings)(qpdf_data handle, int value);
    int (*has_error)(qpdf_data handle);
    qpdf_error _Nullable (*_Nonnull get_error)(qpdf_data handle);
    const char *_Nullable (*_Nonnull get_error_message_detail)(qpdf_data handle, qpdf_error error);
    int (*read)(qpdf_data handle, const char *path, const char *_Nullable password);
    int (*empty_pdf)(qpdf_data handle);
    int (*get_num_pages)(qpdf_data handle);
    unsigned int (*get_page_n)(qpdf_data handle, size_t index);
    int (*add_page)(qpdf_data handle, qpdf_data from, unsigned int page, int isFirst);
    int (*init_write_memory)(qpdf_data handle);
    void (*set_deterministic_ID)(qpdf_data handle, int value);
    void (*set_stream_data_mode)(qpdf_data handle, int mode);
    int (*write)(qpdf_data handle);
    size_t (*get_buffer_length)(qpdf_data handle);
    const unsigned char *_Nullable (*_Nonnull get_buffer)(qpdf_data handle);
    int (*push_inherited_attributes_to_page)(qpdf_data handle);
    // Objects are numbers that are good until `oh_release_all`.
    unsigned int (*oh_get_key)(qpdf_data handle, unsigned int object, const char *key);
    int (*oh_is_number)(qpdf_data handle, unsigned int object);
    double (*oh_get_numeric_value)(qpdf_data handle, unsigned int object);
    int (*oh_is_array)(qpdf_data handle, unsigned int object);
    int (*oh_get_array_n_items)(qpdf_data handle, unsigned int object);
    unsigned int (*oh_get_array_item)(qpdf_data handle, unsigned int object, int index);
    void (*oh_release_all)(qpdf_data handle);
};

/// The stream data mode that leaves streams as they are (`qpdf_s_preserve`).
static const int QPDFStreamsPreserved = 1;

/// The functions; null where libqpdf is not installed. Any thread may call it.
const struct QPDFFunctions *_Nullable QPDFLoad(void);

#pragma clang assume_nonnull end
