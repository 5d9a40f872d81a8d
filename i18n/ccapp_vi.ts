<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
<context>
    <name>ArrangedStrip</name>
    <message>
        <source>Back to the plan's order</source>
        <translation>Về thứ tự của kế hoạch</translation>
    </message>
    <message>
        <source>Filtered: {shown} of {all} rows shown.</source>
        <translation>Đang lọc: {shown} trong {all} dòng.</translation>
    </message>
    <message>
        <source>No row matches. Filtered: {filters}.</source>
        <translation>Không có dòng nào khớp. Đang lọc: {filters}.</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>Bỏ lọc</translation>
    </message>
    <message>
        <source>Seen in the order of “{column}”, from the end; the numbers stay as they are.</source>
        <translation>Đang xem theo thứ tự cột “{column}”, từ cuối lên; số thứ tự không đổi.</translation>
    </message>
    <message>
        <source>Seen in the order of “{column}”; the numbers stay as they are.</source>
        <translation>Đang xem theo thứ tự cột “{column}”; số thứ tự không đổi.</translation>
    </message>
    <message>
        <source>{column} = “{words}”</source>
        <translation>{column} = “{words}”</translation>
    </message>
    <message>
        <source>{column} is blank</source>
        <translation>{column} để trống</translation>
    </message>
    <message>
        <source>{column} is not blank</source>
        <translation>{column} không để trống</translation>
    </message>
</context>
<context>
    <name>AssignedCover</name>
    <message>
        <source>Add to section {section}</source>
        <translation>Thêm vào lĩnh vực {section}</translation>
    </message>
    <message>
        <source>Add to the plan</source>
        <translation>Thêm vào kế hoạch</translation>
    </message>
    <message>
        <source>Assigned task</source>
        <translation>Nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>Assigned tasks</source>
        <translation>Nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>Confirm {count} almost equal tasks</source>
        <translation>Xác nhận {count} việc gần như trùng chữ</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Does not apply: {reason}</source>
        <translation>Không áp dụng: {reason}</translation>
    </message>
    <message>
        <source>Does not apply…</source>
        <translation>Không áp dụng…</translation>
    </message>
    <message>
        <source>Go to the line</source>
        <translation>Đến dòng đó</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Trong kế hoạch</translation>
    </message>
    <message>
        <source>In the plan: task {task}</source>
        <translation>Đã có: nhiệm vụ {task}</translation>
    </message>
    <message>
        <source>In the plan: {covered} · maybe: {likely} · not in the plan: {missing} · does not apply: {dropped}</source>
        <translation>Đã có trong kế hoạch: {covered} · có thể đã có: {likely} · chưa có: {missing} · không áp dụng: {dropped}</translation>
    </message>
    <message>
        <source>In the plan: {text}</source>
        <translation>Trong kế hoạch: {text}</translation>
    </message>
    <message>
        <source>It is in line…</source>
        <translation>Đã có ở dòng…</translation>
    </message>
    <message>
        <source>It is task {task}</source>
        <translation>Đúng là nhiệm vụ {task}</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>Xem xét lại</translation>
    </message>
    <message>
        <source>Maybe task {task}</source>
        <translation>Có thể là nhiệm vụ {task}</translation>
    </message>
    <message>
        <source>Not in the plan</source>
        <translation>Chưa có</translation>
    </message>
    <message>
        <source>Product: {text}</source>
        <translation>Sản phẩm: {text}</translation>
    </message>
    <message>
        <source>Take the document away</source>
        <translation>Bỏ văn bản này ra</translation>
    </message>
    <message>
        <source>{document} (obligatory)</source>
        <translation>{document} (bắt buộc)</translation>
    </message>
    <message>
        <source>{document}, {day}, {issuer}</source>
        <translation>{document} ngày {day} của {issuer}</translation>
    </message>
</context>
<context>
    <name>AssignedPage</name>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Assigning documents</source>
        <translation>Văn bản giao</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Choose the superior's document</source>
        <translation>Chọn văn bản của cấp trên</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>For the plan</source>
        <translation>Cho kế hoạch</translation>
    </message>
    <message>
        <source>From what the superior assigns</source>
        <translation>Từ văn bản giao của cấp trên</translation>
    </message>
    <message>
        <source>Issued by:</source>
        <translation>Cơ quan ban hành:</translation>
    </message>
    <message>
        <source>Its day, such as 12/01/2026:</source>
        <translation>Ngày ban hành, ví dụ 12/01/2026:</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>No document is noted for this plan yet. Drop the superior's plan here (Word, Excel, PDF) or choose it. The program finds the tasks for this office and shows which of them the plan has.</source>
        <translation>Kế hoạch này chưa ghi nhận văn bản giao nào. Kéo kế hoạch của cấp trên vào đây (Word, Excel, PDF) hoặc chọn tệp. Chương trình tìm các nhiệm vụ giao cho cơ quan mình và cho biết việc nào đã có trong kế hoạch.</translation>
    </message>
    <message>
        <source>Note {count} tasks</source>
        <translation>Ghi nhận {count} nhiệm vụ</translation>
    </message>
    <message>
        <source>Noted {count} assigned tasks.</source>
        <translation>Đã ghi nhận {count} nhiệm vụ được giao.</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Chưa lưu gì.</translation>
    </message>
    <message>
        <source>Number and symbol of the document:</source>
        <translation>Số, ký hiệu văn bản giao:</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Read a document…</source>
        <translation>Đọc văn bản giao…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>Rows that name this commune are ticked; tick others that are yours.</source>
        <translation>Đã chọn sẵn các dòng giao cho xã, phường này; chọn thêm dòng khác nếu có.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks of the document</source>
        <translation>Nhiệm vụ trong văn bản</translation>
    </message>
    <message>
        <source>The document has no task.</source>
        <translation>Văn bản không có nhiệm vụ nào.</translation>
    </message>
    <message>
        <source>There is no plan yet. Make one first, then note what the superior has assigned.</source>
        <translation>Chưa có kế hoạch nào. Lập kế hoạch trước, rồi ghi nhận những việc cấp trên giao.</translation>
    </message>
    <message>
        <source>Title of the new plan:</source>
        <translation>Tên kế hoạch mới:</translation>
    </message>
    <message>
        <source>Year, or years such as 2026-2030:</source>
        <translation>Năm, hoặc giai đoạn như 2026-2030:</translation>
    </message>
</context>
<context>
    <name>AssignedPick</name>
    <message>
        <source>(no title)</source>
        <translation>(không có tiêu đề)</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>Left out, because targets by year are no tasks: {titles}.</source>
        <translation>Để ngoài vì là bảng chỉ tiêu theo năm, không phải nhiệm vụ: {titles}.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không ghi</translation>
    </message>
    <message>
        <source>No row names this office. Tick those that are assigned to it.</source>
        <translation>Không dòng nào ghi cơ quan mình. Đánh dấu những dòng giao cho cơ quan mình.</translation>
    </message>
    <message>
        <source>Our part</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Rows of the document</source>
        <translation>Các dòng của văn bản</translation>
    </message>
    <message>
        <source>Takes part</source>
        <translation>Phối hợp</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks are assigned only by a document: give number, day and body.</source>
        <translation>Nhiệm vụ chỉ được giao bằng văn bản: ghi đủ số, ngày và cơ quan ban hành.</translation>
    </message>
    <message>
        <source>The tasks are obligatory</source>
        <translation>Nhiệm vụ bắt buộc</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Đánh dấu tất cả</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Bỏ đánh dấu</translation>
    </message>
    <message>
        <source>{count} tasks in the document; {ours} name this office and are ticked.</source>
        <translation>Văn bản có {count} nhiệm vụ; {ours} nhiệm vụ có ghi cơ quan mình và đã được đánh dấu.</translation>
    </message>
</context>
<context>
    <name>AttachedDialog</name>
    <message>
        <source>A missing file comes with the next sending of that office. Ask it to send once more.</source>
        <translation>Tệp còn thiếu sẽ có trong lần gửi sau của cơ quan đó. Đề nghị họ gửi lại một lần.</translation>
    </message>
    <message>
        <source>A missing file is asked for by the next receipt you save for that office; its next sending brings it.</source>
        <translation>Tệp còn thiếu sẽ được hỏi trong biên nhận lưu cho cơ quan đó lần tới; lần gửi sau của họ sẽ kèm tệp này.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Thiếu tệp</translation>
    </message>
    <message>
        <source>Files of the plan</source>
        <translation>Tệp kèm theo kế hoạch</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Lưu thành tệp…</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>The files came with the plan and are unchanged. Open only what you expected.</source>
        <translation>Các tệp đi cùng kế hoạch và còn nguyên vẹn. Chỉ mở tệp mà mình đang chờ nhận.</translation>
    </message>
    <message>
        <source>The office has sent no file with this plan.</source>
        <translation>Cơ quan gửi không kèm tệp nào theo kế hoạch này.</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>A backup of “{office}” made on {day} at {time} was found in {folder}. Go on with it?</source>
        <translation>Tìm thấy bản sao lưu của “{office}” ngày {day} lúc {time} ở {folder}. Dùng tiếp bản này?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Dùng tiếp</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Or begin anew below; the backup stays where it is.</source>
        <translation>Hoặc bắt đầu mới ở bên dưới; bản sao lưu vẫn nằm nguyên chỗ cũ.</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Backup of “{office}”</source>
        <translation>Bản sao lưu của “{office}”</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Dùng tiếp bản này</translation>
    </message>
    <message>
        <source>Made on {day} at {time}. Nothing has been restored yet.</source>
        <translation>Sao lưu ngày {day} lúc {time}. Chưa khôi phục gì.</translation>
    </message>
    <message>
        <source>Plans: {count}</source>
        <translation>{count} kế hoạch</translation>
    </message>
    <message>
        <source>{years} · {state} · {tasks} tasks, {products} products</source>
        <translation>{years} · {state} · {tasks} nhiệm vụ, {products} sản phẩm</translation>
    </message>
</context>
<context>
    <name>BothEditedDialog</name>
    <message>
        <source>Adjust the plan…</source>
        <translation>Điều chỉnh, bổ sung…</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Trước đó:</translation>
    </message>
    <message>
        <source>Choose the same computer for the places that are left</source>
        <translation>Lấy nội dung của máy này cho các chỗ còn lại</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>Chọn cách này</translation>
    </message>
    <message>
        <source>Edited at two computers</source>
        <translation>Hai nơi cùng sửa</translation>
    </message>
    <message>
        <source>Everything that was written stays in the history; a choice can be undone.</source>
        <translation>Các nội dung đều được giữ trong lịch sử; chọn rồi vẫn hoàn tác được.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Chỗ tiếp theo</translation>
    </message>
    <message>
        <source>Save this</source>
        <translation>Lưu nội dung này</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Nội dung khác</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Lấy nội dung này</translation>
    </message>
    <message>
        <source>The line:</source>
        <translation>Dòng:</translation>
    </message>
    <message>
        <source>The plan is issued. What is printed stays as it was signed; another value is taken by an adjustment, which opens the table.</source>
        <translation>Kế hoạch đã ban hành: nội dung đã ký vẫn giữ nguyên. Muốn lấy nội dung khác, chọn “Điều chỉnh, bổ sung…” để mở bảng.</translation>
    </message>
    <message>
        <source>Write something else…</source>
        <translation>Ghi nội dung khác…</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>{number} of {count} · {plan}</source>
        <translation>{number}/{count} · {plan}</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Add the unit to the cells that do not name it yet</source>
        <translation>Thêm đơn vị vào những ô chưa ghi đơn vị đó</translation>
    </message>
    <message>
        <source>Add to {count} cells</source>
        <translation>Thêm vào {count} ô</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>Về bảng (Esc)</translation>
    </message>
    <message>
        <source>Change column</source>
        <translation>Sửa cột</translation>
    </message>
    <message>
        <source>Column to write in</source>
        <translation>Cột cần sửa</translation>
    </message>
    <message>
        <source>Empty these cells</source>
        <translation>Xóa trắng các ô này</translation>
    </message>
    <message>
        <source>Empty {count} cells</source>
        <translation>Xóa trắng {count} ô</translation>
    </message>
    <message>
        <source>Text for the chosen rows</source>
        <translation>Nội dung cho các dòng đang chọn</translation>
    </message>
    <message>
        <source>Write into {count} cells</source>
        <translation>Ghi vào {count} ô</translation>
    </message>
    <message>
        <source>to</source>
        <translation>thành</translation>
    </message>
    <message>
        <source>{count} rows chosen</source>
        <translation>Đang chọn {count} dòng</translation>
    </message>
</context>
<context>
    <name>CalendarCard</name>
    <message>
        <source>Calendar of reports</source>
        <translation>Lịch báo cáo</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>There is none yet. Connection files bring it to the communes.</source>
        <translation>Chưa có. Tệp kết nối mang lịch này đến xã, phường.</translation>
    </message>
</context>
<context>
    <name>CalendarRows</name>
    <message>
        <source>Add a period</source>
        <translation>Thêm kỳ</translation>
    </message>
    <message>
        <source>Days of Decree 09/2019</source>
        <translation>Lấy ngày theo Nghị định 09/2019</translation>
    </message>
    <message>
        <source>Figures closed</source>
        <translation>Chốt số liệu</translation>
    </message>
    <message>
        <source>Figures closed on</source>
        <translation>Ngày chốt số liệu</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Take the period out</source>
        <translation>Bỏ kỳ này</translation>
    </message>
    <message>
        <source>To be sent by</source>
        <translation>Hạn gửi</translation>
    </message>
</context>
<context>
    <name>CatalogueTabs</name>
    <message>
        <source>Parts of the directory</source>
        <translation>Các phần của danh mục</translation>
    </message>
    <message>
        <source>People in charge</source>
        <translation>Người phụ trách</translation>
    </message>
    <message>
        <source>Spellings in plans</source>
        <translation>Cách ghi trong kế hoạch</translation>
    </message>
    <message>
        <source>Subordinate offices</source>
        <translation>Cơ quan trực thuộc</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>Name of the section</source>
        <translation>Tên mục</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>{count} chỉ tiêu</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>{count} nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>Text of the cell</source>
        <translation>Nội dung ô</translation>
    </message>
</context>
<context>
    <name>ChangeBars</name>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>In {round} it stood at: {before}</source>
        <translation>Ở {round}, dòng này đứng tại: {before}</translation>
    </message>
    <message>
        <source>Not in {round}.</source>
        <translation>{round} chưa có dòng này.</translation>
    </message>
    <message>
        <source>{round}: {before}</source>
        <translation>{round}: {before}</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Next place (F8)</source>
        <translation>Chỗ tiếp theo (F8)</translation>
    </message>
    <message>
        <source>Previous place (Shift+F8)</source>
        <translation>Chỗ trước (Shift+F8)</translation>
    </message>
    <message>
        <source>Ways to mend it</source>
        <translation>Cách sửa</translation>
    </message>
</context>
<context>
    <name>CheckCounts</name>
    <message>
        <source>Kept as it is {count}</source>
        <translation>Giữ nguyên {count}</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Ask about it again</source>
        <translation>Hỏi lại chỗ này</translation>
    </message>
    <message>
        <source>It is meant so</source>
        <translation>Đúng như vậy</translation>
    </message>
    <message>
        <source>It is remembered: these words are not asked about again.</source>
        <translation>Chương trình ghi nhớ và không hỏi lại về những chữ này.</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>Nothing this year</source>
        <translation>Năm nay không có</translation>
    </message>
    <message>
        <source>The table of this plan is locked: it can be looked at.</source>
        <translation>Bảng của kế hoạch này đang khóa nên chỉ xem, chưa sửa được.</translation>
    </message>
    <message>
        <source>To the cell (F8)</source>
        <translation>Đến ô đó (F8)</translation>
    </message>
    <message>
        <source>To this line</source>
        <translation>Đến dòng này</translation>
    </message>
</context>
<context>
    <name>CheckingPage</name>
    <message>
        <source>Check</source>
        <translation>Soát lỗi</translation>
    </message>
    <message>
        <source>Check a Word text…</source>
        <translation>Soát văn bản Word…</translation>
    </message>
    <message>
        <source>Check: {plan}</source>
        <translation>Soát lỗi: {plan}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang soát…</translation>
    </message>
    <message>
        <source>Nothing was found that needs mending. Read it over once more before it is submitted.</source>
        <translation>Không thấy chỗ nào cần sửa. Vẫn nên đọc lại một lượt trước khi trình.</translation>
    </message>
    <message>
        <source>Places left: {count}</source>
        <translation>Còn {count} chỗ</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>In danh sách…</translation>
    </message>
    <message>
        <source>Settled {done}/{all}</source>
        <translation>Sửa xong {done}/{all}</translation>
    </message>
    <message>
        <source>This plan is no longer here. If it was undone, redo brings it back.</source>
        <translation>Kế hoạch này không còn ở đây. Nếu vừa hoàn tác thì bấm làm lại để lấy lại.</translation>
    </message>
    <message>
        <source>To the table of the plan</source>
        <translation>Về bảng kế hoạch</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Các chỗ cần xem</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Remove {unit}</source>
        <translation>Bỏ {unit}</translation>
    </message>
</context>
<context>
    <name>ClockStrip</name>
    <message>
        <source>The clock is right</source>
        <translation>Đồng hồ đúng</translation>
    </message>
    <message>
        <source>The clock of this computer says {now}, before the program was made ({then}). Set the clock right, so that due days and the history are; the work can go on meanwhile.</source>
        <translation>Đồng hồ máy này ghi {now}, trước ngày làm ra chương trình ({then}). Cần chỉnh lại đồng hồ để hạn và lịch sử được đúng; trong lúc đó vẫn làm việc bình thường.</translation>
    </message>
    <message>
        <source>The clock of this computer says {now}, but another office has named {then} already. Look which clock is right; the work can go on meanwhile.</source>
        <translation>Đồng hồ máy này ghi {now}, nhưng tệp của cơ quan khác đã ghi {then}. Xem lại đồng hồ nào đúng; trong lúc đó vẫn làm việc bình thường.</translation>
    </message>
    <message>
        <source>The clock of this computer says {now}. The last sending was received at {then} by the superior's clock, before it was sent by this one. Look which clock is right; the work can go on meanwhile.</source>
        <translation>Đồng hồ máy này ghi {now}. Lần gửi gần nhất được cấp trên nhận lúc {then} theo đồng hồ bên đó, trước cả lúc gửi theo máy này. Xem lại đồng hồ nào đúng; trong lúc đó vẫn làm việc bình thường.</translation>
    </message>
</context>
<context>
    <name>CollectedList</name>
    <message>
        <source>By the offices of today</source>
        <translation>Theo cơ quan hiện nay</translation>
    </message>
    <message>
        <source>Changes since the last time</source>
        <translation>Khác so với lần gửi trước</translation>
    </message>
    <message>
        <source>Collected plans</source>
        <translation>Kế hoạch đã nhận</translation>
    </message>
    <message>
        <source>Collected plans: {plans}, offices: {offices}, held in proxy: {held}</source>
        <translation>Kế hoạch đã nhận: {plans}, của {offices} cơ quan, trong đó nhập thay: {held}</translation>
    </message>
    <message>
        <source>Compare with the commune's own</source>
        <translation>So với bản của xã</translation>
    </message>
    <message>
        <source>Copied: {count} of {all} offices have not sent.</source>
        <translation>Đã sao chép: {count}/{all} cơ quan chưa gửi.</translation>
    </message>
    <message>
        <source>Copy the list of who has not sent</source>
        <translation>Sao chép danh sách chưa gửi</translation>
    </message>
    <message>
        <source>Day of sending…</source>
        <translation>Ngày gửi…</translation>
    </message>
    <message>
        <source>Excel forms…</source>
        <translation>Biểu thu thập Excel…</translation>
    </message>
    <message>
        <source>Files of the plan…</source>
        <translation>Tệp kèm theo…</translation>
    </message>
    <message>
        <source>Give the data back…</source>
        <translation>Trả lại dữ liệu đã nhận…</translation>
    </message>
    <message>
        <source>Held in proxy</source>
        <translation>Cấp trên nhập thay</translation>
    </message>
    <message>
        <source>Held in proxy; the commune has sent a plan of the same year</source>
        <translation>Cấp trên nhập thay; xã đã gửi một kế hoạch cùng năm</translation>
    </message>
    <message>
        <source>It is the commune's own plan</source>
        <translation>Đúng là bản xã đã gửi</translation>
    </message>
    <message>
        <source>Letter to those who have not sent…</source>
        <translation>Công văn đôn đốc…</translation>
    </message>
    <message>
        <source>Making Excel forms…</source>
        <translation>Đang lập biểu thu thập…</translation>
    </message>
    <message>
        <source>No plan of any office has been received yet. Drop files or a whole folder here.</source>
        <translation>Chưa nhận kế hoạch của cơ quan nào. Kéo tệp hoặc cả thư mục vào đây.</translation>
    </message>
    <message>
        <source>Not settled by the office yet: {count}</source>
        <translation>Xã chưa thống nhất: {count} chỗ</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Open to read</source>
        <translation>Mở để xem</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Plans of offices that were merged stand under the office that carries their work on</source>
        <translation>Kế hoạch của cơ quan đã sáp nhập xếp dưới cơ quan tiếp nối</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã nhận lúc</translation>
    </message>
    <message>
        <source>Replaced by the commune's own</source>
        <translation>Đã thay bằng bản của xã</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Rà soát</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Lần gửi</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Ngày gửi</translation>
    </message>
    <message>
        <source>This is the first submission: there is none before it to compare with.</source>
        <translation>Đây là lần gửi đầu, chưa có lần trước để so sánh.</translation>
    </message>
    <message>
        <source>Type in for a commune…</source>
        <translation>Nhập thay cho xã, phường…</translation>
    </message>
    <message>
        <source>{count} Excel forms are saved in {folder}.</source>
        <translation>Đã lưu {count} biểu thu thập vào thư mục {folder}.</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} tệp kèm</translation>
    </message>
    <message>
        <source>{count} files missing</source>
        <translation>thiếu {count} tệp kèm</translation>
    </message>
    <message>
        <source>{name}
Plan of {before}</source>
        <translation>{name}
Kế hoạch của {before}</translation>
    </message>
    <message>
        <source>{name}
Plan of {before}, carried on in the office's own plan</source>
        <translation>{name}
Kế hoạch của {before}, đã tiếp tục trong kế hoạch của cơ quan này</translation>
    </message>
    <message>
        <source>{office} has sent its own plan. It counts now; what was held in proxy stays to be read.</source>
        <translation>{office} đã tự gửi kế hoạch. Từ nay tính theo bản của xã; bản nhập thay chỉ còn để xem.</translation>
    </message>
    <message>
        <source>{title}: what the submission of {day} changed since the one before.</source>
        <translation>{title}: những gì lần gửi ngày {day} khác so với lần trước.</translation>
    </message>
</context>
<context>
    <name>CollectingFormsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Each commune gets an Excel file of its own with the rows of the plan. It fills the yellow cells and sends the file back; drop it on this page.</source>
        <translation>Mỗi xã, phường có một tệp Excel riêng với các dòng của kế hoạch. Xã điền các ô nền vàng rồi gửi lại; kéo tệp đó vào trang này để tiếp nhận.</translation>
    </message>
    <message>
        <source>Excel forms for communes without the program</source>
        <translation>Biểu thu thập Excel cho xã, phường chưa dùng chương trình</translation>
    </message>
    <message>
        <source>Make {count} forms…</source>
        <translation>Lập {count} biểu…</translation>
    </message>
    <message>
        <source>No office is on the list. Add the communes on the page Directory first.</source>
        <translation>Danh sách chưa có cơ quan nào. Thêm các xã, phường ở trang Danh mục trước.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
</context>
<context>
    <name>ColumnsModel</name>
    <message>
        <source>Shown, and its heading</source>
        <translation>Hiện cột, tên cột</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>Rộng (mm)</translation>
    </message>
</context>
<context>
    <name>ConsultingPage</name>
    <message>
        <source>An opinion changes the plan only when it is taken.</source>
        <translation>Kế hoạch chỉ thay đổi khi ý kiến được tiếp thu.</translation>
    </message>
    <message>
        <source>Answers by {day}.</source>
        <translation>Hạn trả lời: {day}.</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Về kế hoạch</translation>
    </message>
    <message>
        <source>Choose the answered file</source>
        <translation>Chọn tệp trả lời</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Giải trình</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Thư mục lưu tệp</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>Opinion of {name}</source>
        <translation>Ý kiến của {name}</translation>
    </message>
    <message>
        <source>Opinions on the draft</source>
        <translation>Lấy ý kiến dự thảo</translation>
    </message>
    <message>
        <source>Print the summary…</source>
        <translation>In bảng tổng hợp…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>Reading the opinions…</source>
        <translation>Đang đọc ý kiến…</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Lần lấy ý kiến</translation>
    </message>
    <message>
        <source>Save the summary of opinions</source>
        <translation>Lưu bảng tổng hợp ý kiến</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>Đã lưu {file}.</translation>
    </message>
    <message>
        <source>Send for opinions…</source>
        <translation>Gửi lấy ý kiến…</translation>
    </message>
    <message>
        <source>Send the draft as Word files, one for each who is asked. A file that comes back becomes a list of proposals; each is taken or explained.</source>
        <translation>Gửi dự thảo thành tệp Word, mỗi nơi một tệp. Tệp gửi lại thành danh sách đề nghị; từng đề nghị được tiếp thu hoặc giải trình.</translation>
    </message>
    <message>
        <source>Sent on {day}</source>
        <translation>Gửi ngày {day}</translation>
    </message>
    <message>
        <source>Sent on {day}. Answered: {replied} of {asked}. Open opinions: {open}.</source>
        <translation>Gửi ngày {day}. Đã trả lời: {replied}/{asked}. Ý kiến chưa xử lý: {open}.</translation>
    </message>
    <message>
        <source>Summary as PDF…</source>
        <translation>Bảng tổng hợp PDF…</translation>
    </message>
    <message>
        <source>Summary as Word…</source>
        <translation>Bảng tổng hợp Word…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tiếp thu</translation>
    </message>
    <message>
        <source>Take the opinion</source>
        <translation>Tiếp thu ý kiến</translation>
    </message>
    <message>
        <source>What was done (may stay blank):</source>
        <translation>Đã sửa thế nào (có thể để trống):</translation>
    </message>
    <message>
        <source>What was said:</source>
        <translation>Nội dung ý kiến:</translation>
    </message>
    <message>
        <source>Why it is not taken:</source>
        <translation>Lý do không tiếp thu:</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Tệp Word (*.docx)</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>Đang tạo tệp…</translation>
    </message>
    <message>
        <source>Writing the summary…</source>
        <translation>Đang lập bảng tổng hợp…</translation>
    </message>
    <message>
        <source>Wrote {count} Word files.</source>
        <translation>Đã tạo {count} tệp Word.</translation>
    </message>
    <message>
        <source>{count} opinions of “{name}” taken in.</source>
        <translation>Đã nhận {count} ý kiến của “{name}”.</translation>
    </message>
    <message>
        <source>“{name}” agrees with the draft.</source>
        <translation>“{name}” thống nhất với dự thảo.</translation>
    </message>
</context>
<context>
    <name>CopyWindow</name>
    <message>
        <source>Close the copy</source>
        <translation>Đóng bản sao</translation>
    </message>
    <message>
        <source>Copy only to look at, {time} - {office}</source>
        <translation>Bản sao chỉ để xem, {time} - {office}</translation>
    </message>
    <message>
        <source>This is a copy from {time}, only to look at. The data in use is another and stays as it is.</source>
        <translation>Đây là bản sao lưu lúc {time}, chỉ để xem. Dữ liệu đang dùng không thay đổi.</translation>
    </message>
</context>
<context>
    <name>CoveringDialog</name>
    <message>
        <source>All {count} offices in one letter</source>
        <translation>Một công văn cho cả {count} cơ quan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copied. Paste it into the document system, an e-mail or Zalo.</source>
        <translation>Đã sao chép. Dán vào hệ thống văn bản, thư điện tử hoặc Zalo.</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Sao chép nội dung</translation>
    </message>
    <message>
        <source>Letter to go with the connection files</source>
        <translation>Mẫu công văn gửi kèm tệp kết nối</translation>
    </message>
    <message>
        <source>Letter to those who have not sent</source>
        <translation>Công văn đôn đốc các cơ quan chưa gửi</translation>
    </message>
    <message>
        <source>Number, day, signer and telephone are left blank, to be filled in in Word.</source>
        <translation>Số, ngày, người ký và số điện thoại để trống, ghi tiếp trong Word.</translation>
    </message>
    <message>
        <source>Save as Word…</source>
        <translation>Lưu tệp Word…</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Lưu công văn</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Nội dung công văn</translation>
    </message>
    <message>
        <source>Who the letter is for</source>
        <translation>Nơi nhận công văn</translation>
    </message>
</context>
<context>
    <name>DecodingDialog</name>
    <message>
        <source>Converted</source>
        <translation>Sau khi chuyển</translation>
    </message>
    <message>
        <source>Do not convert</source>
        <translation>Không chuyển</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>Letters before and after</source>
        <translation>Chữ trước và sau khi chuyển</translation>
    </message>
    <message>
        <source>On the left as the file has it, on the right as it is taken. Do the words read rightly?</source>
        <translation>Bên trái là chữ trong tệp, bên phải là chữ sẽ lấy vào. Xem chữ bên phải đọc có đúng không.</translation>
    </message>
    <message>
        <source>Right, use it</source>
        <translation>Đúng, dùng chữ đã chuyển</translation>
    </message>
</context>
<context>
    <name>DecodingLine</name>
    <message>
        <source>Convert to Unicode</source>
        <translation>Chuyển sang Unicode</translation>
    </message>
    <message>
        <source>Look at the letters before and after</source>
        <translation>Xem chữ trước và sau khi chuyển</translation>
    </message>
    <message>
        <source>The letters look like the old font {font} and have been converted to Unicode.</source>
        <translation>Chữ giống phông cũ {font}, đã chuyển sang Unicode; nên xem lại.</translation>
    </message>
    <message>
        <source>The letters stay as they are in the file.</source>
        <translation>Chữ được giữ như trong tệp, không chuyển.</translation>
    </message>
    <message>
        <source>The old font {font} has been converted to Unicode.</source>
        <translation>Phông chữ cũ {font} đã chuyển sang Unicode.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Khác biệt</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Dòng mới</translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>Không còn</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nay</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>Không có gì khác.</translation>
    </message>
</context>
<context>
    <name>DigitsDialog</name>
    <message>
        <source>Comparing the digits…</source>
        <translation>Đang so các số…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Confirm an office</source>
        <translation>Xác nhận cơ quan</translation>
    </message>
    <message>
        <source>Connected with {office}.</source>
        <translation>Đã kết nối với {office}.</translation>
    </message>
    <message>
        <source>Its files that had waited are received: {count}.</source>
        <translation>Đã tiếp nhận {count} tệp cơ quan này gửi trước đó.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Print the confirmation paper…</source>
        <translation>In phiếu xác nhận…</translation>
    </message>
    <message>
        <source>Receiving…</source>
        <translation>Đang tiếp nhận…</translation>
    </message>
    <message>
        <source>They agree, connect</source>
        <translation>Số khớp, kết nối</translation>
    </message>
    <message>
        <source>Twelve digits</source>
        <translation>Mười hai số</translation>
    </message>
    <message>
        <source>Twelve digits of your office and {office}</source>
        <translation>12 số của cơ quan anh/chị và {office}</translation>
    </message>
    <message>
        <source>Without the paper choose “Later”: nothing of this office is taken in before it is confirmed.</source>
        <translation>Chưa có phiếu thì chọn “Để sau”. Dữ liệu của cơ quan này chỉ được nhận sau khi đã xác nhận.</translation>
    </message>
    <message>
        <source>Write these digits on the confirmation paper, have it stamped and send it to {office}. Compare them by telephone, at a number you know already, before you connect.</source>
        <translation>Ghi các số này vào Phiếu xác nhận, đóng dấu rồi gửi cho {office}. Trước khi kết nối, gọi theo số điện thoại đã biết để so từng số.</translation>
    </message>
    <message>
        <source>{office} asks to be connected. Type the 12 digits of its stamped confirmation paper.</source>
        <translation>{office} xin kết nối. Nhập 12 số trên Phiếu xác nhận có dấu của cơ quan đó.</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Add offices…</source>
        <translation>Thêm cơ quan…</translation>
    </message>
    <message>
        <source>Close the handover</source>
        <translation>Chốt bàn giao</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Connection file made</source>
        <translation>Đã tạo tệp kết nối</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Files of the program ({files});;All files (*)</source>
        <translation>Tệp dữ liệu của chương trình ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Issue again…</source>
        <translation>Cấp lại tệp kết nối…</translation>
    </message>
    <message>
        <source>Letter for connection files…</source>
        <translation>Mẫu công văn gửi kèm tệp kết nối…</translation>
    </message>
    <message>
        <source>Letter to go with them…</source>
        <translation>Mẫu công văn gửi kèm…</translation>
    </message>
    <message>
        <source>Made: {file}. Send it to the office; its old computer is refused from now on.</source>
        <translation>Đã tạo: {file}. Gửi cho cơ quan đó; từ giờ máy cũ không gửi được nữa.</translation>
    </message>
    <message>
        <source>Make connection files</source>
        <translation>Tạo tệp kết nối</translation>
    </message>
    <message>
        <source>Make connection files for {count}</source>
        <translation>Tạo tệp kết nối cho {count} cơ quan</translation>
    </message>
    <message>
        <source>Making connection files…</source>
        <translation>Đang tạo tệp kết nối…</translation>
    </message>
    <message>
        <source>No office is on the list yet. Add one, or paste a list of names; then make a connection file for each and send it by document system, e-mail, Zalo or USB stick.</source>
        <translation>Chưa có cơ quan nào trong danh sách. Thêm từng cơ quan hoặc dán cả danh sách tên, rồi tạo tệp kết nối cho từng nơi và gửi qua hệ thống văn bản, thư điện tử, Zalo hoặc USB.</translation>
    </message>
    <message>
        <source>Not confirmed yet: type the 12 digits</source>
        <translation>Chưa xác nhận: cần nhập 12 số</translation>
    </message>
    <message>
        <source>Not invited yet</source>
        <translation>Chưa tạo tệp kết nối</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Open introduction file</source>
        <translation>Mở tệp giới thiệu</translation>
    </message>
    <message>
        <source>Open introduction file…</source>
        <translation>Mở tệp giới thiệu…</translation>
    </message>
    <message>
        <source>Reading the introduction file…</source>
        <translation>Đang đọc tệp giới thiệu…</translation>
    </message>
    <message>
        <source>Received otherwise…</source>
        <translation>Ghi đã gửi cách khác…</translation>
    </message>
    <message>
        <source>Rename, merge, split…</source>
        <translation>Đổi tên, sáp nhập…</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Sent to us</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Subordinate offices</source>
        <translation>Cơ quan trực thuộc</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>They bring: {what}.</source>
        <translation>Mỗi tệp mang theo: {what}.</translation>
    </message>
    <message>
        <source>Type the 12 digits…</source>
        <translation>Nhập 12 số xác nhận…</translation>
    </message>
    <message>
        <source>What connection files bring…</source>
        <translation>Nội dung tệp kết nối…</translation>
    </message>
    <message>
        <source>{count} files are in the folder “{folder}”. Each is for one office only: send it by document system, e-mail, Zalo or USB stick.</source>
        <translation>Đã tạo {count} tệp trong thư mục “{folder}”. Mỗi tệp chỉ dùng cho một cơ quan. Gửi qua hệ thống văn bản, thư điện tử, Zalo hoặc USB.</translation>
    </message>
    <message>
        <source>{day}: sending {number}</source>
        <translation>{day}: lần gửi {number}</translation>
    </message>
</context>
<context>
    <name>DocumentFields</name>
    <message>
        <source>Day</source>
        <translation>Ngày ban hành</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Loại văn bản</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
</context>
<context>
    <name>DocumentFormDialog</name>
    <message>
        <source>A body of the Party</source>
        <translation>Cơ quan Đảng</translation>
    </message>
    <message>
        <source>A body of the state (Decree 30/2020)</source>
        <translation>Cơ quan nhà nước (Nghị định 30/2020)</translation>
    </message>
    <message>
        <source>A space, a slash and a space begin a new line: TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG</source>
        <translation>Dấu cách, gạch chéo, dấu cách là sang dòng mới: TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG</translation>
    </message>
    <message>
        <source>Address and telephone at the foot of the first page</source>
        <translation>Địa chỉ, điện thoại ghi ở cuối trang thứ nhất</translation>
    </message>
    <message>
        <source>Body above it</source>
        <translation>Cơ quan cấp trên</translation>
    </message>
    <message>
        <source>Copies that go out</source>
        <translation>Số bản phát hành</translation>
    </message>
    <message>
        <source>Drafted by, such as NVA</source>
        <translation>Người soạn thảo (viết tắt), ví dụ NVA</translation>
    </message>
    <message>
        <source>Drafting unit, such as VP</source>
        <translation>Đơn vị soạn thảo (viết tắt), ví dụ VP</translation>
    </message>
    <message>
        <source>For a Party body these are defaults: lay them beside your own guidance.</source>
        <translation>Với cơ quan Đảng, đây là giá trị mặc định, chưa đối chiếu với Hướng dẫn 36-HD/VPTW; chỉnh theo hướng dẫn đang áp dụng.</translation>
    </message>
    <message>
        <source>Form of signing</source>
        <translation>Quyền hạn ký</translation>
    </message>
    <message>
        <source>Issuing body</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Tên loại văn bản</translation>
    </message>
    <message>
        <source>Leave out what your document does not have; nothing of it is printed then.</source>
        <translation>Phần nào văn bản không có thì để trống; phần đó không được in.</translation>
    </message>
    <message>
        <source>Not urgent</source>
        <translation>Không ghi mức độ khẩn</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ</translation>
    </message>
    <message>
        <source>Save what stands on it</source>
        <translation>Lưu thể thức văn bản</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Người ký</translation>
    </message>
    <message>
        <source>Symbol, such as KH-UBND</source>
        <translation>Ký hiệu, ví dụ KH-UBND</translation>
    </message>
    <message>
        <source>The plan is signed or another office's: what stands on it stays.</source>
        <translation>Kế hoạch đã ký hoặc của cơ quan khác: thể thức văn bản giữ nguyên.</translation>
    </message>
    <message>
        <source>The plan waits for its signature: who issues it stays as it is.</source>
        <translation>Kế hoạch đang chờ ký: cơ quan ban hành, ký hiệu giữ nguyên.</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Mức độ khẩn</translation>
    </message>
    <message>
        <source>What stands on it was not saved.</source>
        <translation>Chưa lưu được thể thức văn bản.</translation>
    </message>
    <message>
        <source>What stands on the document</source>
        <translation>Thể thức văn bản</translation>
    </message>
    <message>
        <source>Whose document</source>
        <translation>Văn bản của</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>không ghi</translation>
    </message>
</context>
<context>
    <name>EditionsPage</name>
    <message>
        <source>Adjusted places to PDF…</source>
        <translation>Nội dung điều chỉnh ra PDF…</translation>
    </message>
    <message>
        <source>Adjusted places to Word…</source>
        <translation>Nội dung điều chỉnh ra Word…</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>So sánh với</translation>
    </message>
    <message>
        <source>Compared with:</source>
        <translation>So sánh với:</translation>
    </message>
    <message>
        <source>Comparison to PDF…</source>
        <translation>Bảng so sánh ra PDF…</translation>
    </message>
    <message>
        <source>Comparison to Word…</source>
        <translation>Bảng so sánh ra Word…</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>Look at, print</source>
        <translation>Xem, in bản này</translation>
    </message>
    <message>
        <source>No version is saved yet. The first one is made when the plan is submitted.</source>
        <translation>Chưa lưu bản nào. Bản đầu tiên được lưu khi trình ký.</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Places that differ: {count}</source>
        <translation>Số chỗ khác nhau: {count}</translation>
    </message>
    <message>
        <source>Print the adjusted places…</source>
        <translation>In nội dung điều chỉnh…</translation>
    </message>
    <message>
        <source>Print the comparison…</source>
        <translation>In bảng so sánh…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>Saved versions</source>
        <translation>Các bản đã lưu</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>Đã lưu {file}.</translation>
    </message>
    <message>
        <source>The plan as it is now</source>
        <translation>Bản hiện nay</translation>
    </message>
    <message>
        <source>This plan is no longer here. If it was undone, redo brings it back.</source>
        <translation>Kế hoạch này không còn ở đây. Nếu vừa hoàn tác thì bấm Làm lại để lấy lại.</translation>
    </message>
    <message>
        <source>To the table of the plan</source>
        <translation>Về bảng của kế hoạch</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Chỗ khác nhau</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Tệp Word (*.docx)</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>Đang ghi tệp…</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>An empty table</source>
        <translation>Bảng trống</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Tên kế hoạch:</translation>
    </message>
    <message>
        <source>Year, or years such as 2026-2030:</source>
        <translation>Năm, hoặc giai đoạn như 2026-2030:</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Confirmation paper</source>
        <translation>Phiếu xác nhận</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Connected since {day}</source>
        <translation>Đã kết nối từ {day}</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Files of the program ({files});;All files (*)</source>
        <translation>Tệp dữ liệu của chương trình ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>For the computer officer…</source>
        <translation>Thông tin cho người phụ trách máy tính…</translation>
    </message>
    <message>
        <source>Moved to another superior…</source>
        <translation>Chuyển về cấp trên khác…</translation>
    </message>
    <message>
        <source>No connection file: open the superior's introduction file…</source>
        <translation>Không có tệp kết nối: mở tệp giới thiệu của cấp trên…</translation>
    </message>
    <message>
        <source>No connection file: save our introduction file…</source>
        <translation>Không có tệp kết nối: lưu tệp giới thiệu cơ quan mình…</translation>
    </message>
    <message>
        <source>Not connected with a superior yet</source>
        <translation>Chưa kết nối với cấp trên</translation>
    </message>
    <message>
        <source>Open connection file</source>
        <translation>Mở tệp kết nối</translation>
    </message>
    <message>
        <source>Open connection file…</source>
        <translation>Mở tệp kết nối…</translation>
    </message>
    <message>
        <source>Open introduction file</source>
        <translation>Mở tệp giới thiệu</translation>
    </message>
    <message>
        <source>Our office is renamed…</source>
        <translation>Cơ quan mình đổi tên…</translation>
    </message>
    <message>
        <source>Plans can still be sent as Word, PDF or Excel. A connection file from the superior, opened once, lets this program send to it and receive from it.</source>
        <translation>Kế hoạch vẫn gửi được bằng tệp Word, PDF hoặc Excel. Mở tệp kết nối của cấp trên một lần là gửi, nhận được bằng chương trình này.</translation>
    </message>
    <message>
        <source>Prepare the message that asks for one</source>
        <translation>Soạn sẵn tin nhắn xin tệp kết nối</translation>
    </message>
    <message>
        <source>Prepare the message to the superior</source>
        <translation>Soạn sẵn tin nhắn cho cấp trên</translation>
    </message>
    <message>
        <source>Reading the introduction file…</source>
        <translation>Đang đọc tệp giới thiệu…</translation>
    </message>
    <message>
        <source>Reading what will be sent…</source>
        <translation>Đang đọc nội dung sẽ gửi…</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>Các lần tiếp nhận</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Saved: {file}. Send it to the superior, then open the superior's own file here.</source>
        <translation>Đã lưu: {file}. Gửi tệp này cho cấp trên, rồi mở tệp giới thiệu của cấp trên ở đây.</translation>
    </message>
    <message>
        <source>Send otherwise (Word, PDF, Excel)…</source>
        <translation>Gửi cách khác (Word, PDF, Excel)…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Đã gửi</translation>
    </message>
    <message>
        <source>Superior: {office}</source>
        <translation>Cấp trên: {office}</translation>
    </message>
    <message>
        <source>Tasks assigned by the superior…</source>
        <translation>Nhiệm vụ cấp trên giao…</translation>
    </message>
    <message>
        <source>The message is copied: paste it into Zalo, an e-mail or a text. It says: {text}</source>
        <translation>Đã sao chép tin nhắn, dán vào Zalo, thư điện tử hoặc tin nhắn điện thoại. Nội dung: {text}</translation>
    </message>
    <message>
        <source>What was sent and received</source>
        <translation>Những gì đã gửi và nhận</translation>
    </message>
    <message>
        <source>{office} takes no more data from this computer since {day}: the connection file was issued again. The next sending needs the new connection file.</source>
        <translation>{office} không nhận dữ liệu từ máy này nữa từ ngày {day} vì đã cấp lại tệp kết nối. Gửi lần tới sẽ cần tệp kết nối mới.</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>A list of what to mend, before it is signed. Nothing is stored.</source>
        <translation>Xem danh sách chỗ cần sửa trước khi trình ký. Không lưu gì vào máy.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Look for slips in this text</source>
        <translation>Soát lỗi văn bản này</translation>
    </message>
    <message>
        <source>Take it as a plan</source>
        <translation>Lấy làm kế hoạch</translation>
    </message>
    <message>
        <source>The table of tasks is read, then you look it over. Your file is not changed.</source>
        <translation>Chương trình đọc bảng nhiệm vụ để anh/chị xem lại. Tệp gốc không bị thay đổi.</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>(blank)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>(not blank)</source>
        <translation>(có chữ)</translation>
    </message>
    <message>
        <source>All cells</source>
        <translation>Mọi ô</translation>
    </message>
    <message>
        <source>Blank cells only</source>
        <translation>Chỉ ô trống</translation>
    </message>
    <message>
        <source>Cells with a text only</source>
        <translation>Chỉ ô có chữ</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Lọc</translation>
    </message>
    <message>
        <source>Filter the column {column}</source>
        <translation>Lọc cột {column}</translation>
    </message>
    <message>
        <source>Words of the cells to show, with or without accents. Alt+↓: blank cells.</source>
        <translation>Chữ có trong các ô cần xem, có dấu hay không dấu đều được. Alt+↓: chọn ô trống.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>Find exactly these words</source>
        <translation>Tìm đúng từng chữ, từng dấu</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>Tìm trong bảng</translation>
    </message>
    <message>
        <source>Find in the table; accents are not needed</source>
        <translation>Tìm trong bảng; có thể gõ không dấu</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Chỗ tiếp theo (F3)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Chỗ trước (Shift+F3)</translation>
    </message>
    <message>
        <source>Replace (Ctrl+H)</source>
        <translation>Thay thế (Ctrl+H)</translation>
    </message>
    <message>
        <source>{at} of {of}</source>
        <translation>{at}/{of}</translation>
    </message>
    <message>
        <source>{of} found</source>
        <translation>Có {of} chỗ</translation>
    </message>
</context>
<context>
    <name>FindingPrint</name>
    <message>
        <source>List of findings</source>
        <translation>Danh sách điểm cần xem</translation>
    </message>
</context>
<context>
    <name>GivenList</name>
    <message>
        <source>Nothing has been received yet.</source>
        <translation>Chưa tiếp nhận tệp nào.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan gửi</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Read the code out by telephone, or save the receipt and send it back to the office.</source>
        <translation>Đọc mã qua điện thoại, hoặc lưu tệp biên nhận rồi gửi lại cho cơ quan gửi.</translation>
    </message>
    <message>
        <source>Receipt code</source>
        <translation>Mã biên nhận</translation>
    </message>
    <message>
        <source>Receipt saved</source>
        <translation>Đã lưu biên nhận</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Receipts saved and checked: {count}.</source>
        <translation>Đã lưu và đọc lại, khớp: {count} biên nhận.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã nhận lúc</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>Lưu biên nhận</translation>
    </message>
    <message>
        <source>Save receipt slip…</source>
        <translation>Lưu phiếu biên nhận (PDF)…</translation>
    </message>
    <message>
        <source>Save {count} receipts not saved yet</source>
        <translation>Lưu {count} biên nhận chưa lưu</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Lần gửi</translation>
    </message>
</context>
<context>
    <name>GuideColumn</name>
    <message>
        <source>Also ask who signs the product (six clear things)</source>
        <translation>Hỏi thêm ai ký sản phẩm (6 rõ)</translation>
    </message>
    <message>
        <source>Fold the guide (F4)</source>
        <translation>Gập cột hướng dẫn (F4)</translation>
    </message>
    <message>
        <source>Last year {before}, taken over {taken}</source>
        <translation>Năm trước có {before}, đã đưa vào {taken}</translation>
    </message>
    <message>
        <source>Looking at this plan…</source>
        <translation>Đang xem kế hoạch này…</translation>
    </message>
    <message>
        <source>No task yet</source>
        <translation>Chưa có nhiệm vụ</translation>
    </message>
    <message>
        <source>On to section {label} →</source>
        <translation>Sang lĩnh vực {label} →</translation>
    </message>
    <message>
        <source>Section {label}: {name}</source>
        <translation>Lĩnh vực {label}: {name}</translation>
    </message>
    <message>
        <source>Settings of the guide</source>
        <translation>Tùy chọn của cột hướng dẫn</translation>
    </message>
    <message>
        <source>Task {label}</source>
        <translation>Nhiệm vụ {label}</translation>
    </message>
    <message>
        <source>Usual: {tasks}</source>
        <translation>Thường có: {tasks}</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Việc cần làm tiếp</translation>
    </message>
    <message>
        <source>{tasks} tasks: {full} complete, {lacking} not</source>
        <translation>{tasks} nhiệm vụ: đủ thông tin {full}, còn thiếu {lacking}</translation>
    </message>
</context>
<context>
    <name>GuideDots</name>
    <message>
        <source>Clear: {filled} of {count}</source>
        <translation>Đã rõ {filled}/{count}</translation>
    </message>
</context>
<context>
    <name>HandedStrip</name>
    <message>
        <source>Look through and note…</source>
        <translation>Xem và ghi nhận…</translation>
    </message>
    <message>
        <source>Noted what {office} hands out.</source>
        <translation>Đã ghi nhận nhiệm vụ {office} giao.</translation>
    </message>
    <message>
        <source>They are not noted for this plan yet.</source>
        <translation>Chưa ghi nhận cho kế hoạch này.</translation>
    </message>
    <message>
        <source>the document is another now</source>
        <translation>văn bản giao đã thay đổi</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>{count} nhiệm vụ sửa đổi</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} nhiệm vụ mới</translation>
    </message>
    <message>
        <source>{count} withdrawn</source>
        <translation>{count} nhiệm vụ thôi giao</translation>
    </message>
    <message>
        <source>{office} hands out tasks by {document} of {day}, {issuer}: </source>
        <translation>{office} giao nhiệm vụ theo {document} ngày {day} của {issuer}: </translation>
    </message>
</context>
<context>
    <name>HandedTargetsDialog</name>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Take what is ticked ({count})</source>
        <translation>Lấy phần đã đánh dấu ({count})</translation>
    </message>
    <message>
        <source>Targets handed out by {office}</source>
        <translation>Chỉ tiêu do {office} giao</translation>
    </message>
</context>
<context>
    <name>HandedTasksDialog</name>
    <message>
        <source>; our plan says {ours}</source>
        <translation>; kế hoạch đang ghi {ours}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Sửa đổi</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Note for the plan</source>
        <translation>Ghi nhận cho kế hoạch</translation>
    </message>
    <message>
        <source>Noted from paper before</source>
        <translation>Trước đây đã ghi từ bản giấy</translation>
    </message>
    <message>
        <source>Obligatory</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Phối hợp</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks handed out</source>
        <translation>Nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>Tasks handed out by {office}</source>
        <translation>Nhiệm vụ {office} giao</translation>
    </message>
    <message>
        <source>The document is now {document} of {day}.</source>
        <translation>Văn bản giao nay là {document} ngày {day}.</translation>
    </message>
    <message>
        <source>The rows of the plan stay as they are. What was linked stays linked; a withdrawn task leaves the list of assigned tasks only.</source>
        <translation>Các dòng của kế hoạch giữ nguyên. Việc đã gắn với dòng nào vẫn gắn với dòng đó; nhiệm vụ thôi giao chỉ rời khỏi danh sách được giao.</translation>
    </message>
    <message>
        <source>The superior moves the deadline {was} → {now} (noted so far: {was}</source>
        <translation>Cấp trên đổi thời hạn {was} → {now} (bản đã ghi nhận: {was}</translation>
    </message>
    <message>
        <source>The tasks are the same; only the document is cited otherwise.</source>
        <translation>Nhiệm vụ giữ nguyên; chỉ văn bản giao thay đổi.</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Khác ở đâu</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Thôi giao</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>{name}, before: {text}</source>
        <translation>{name}, trước đây: {text}</translation>
    </message>
</context>
<context>
    <name>HandedThereDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn giao</translation>
    </message>
    <message>
        <source>Deadline there</source>
        <translation>Thời hạn xã ghi</translation>
    </message>
    <message>
        <source>Does not apply: {reason}</source>
        <translation>Không áp dụng: {reason}</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>Giao cho</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Chưa nói rõ</translation>
    </message>
    <message>
        <source>Noted on {day} as it is handed out now.</source>
        <translation>Đã ghi nhận đúng bản đang giao, ngày {day}.</translation>
    </message>
    <message>
        <source>Noted on {day} in another version than the present one.</source>
        <translation>Đã ghi nhận ngày {day}, theo một bản khác với bản hiện nay.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks handed out to {office}</source>
        <translation>Nhiệm vụ đã giao cho {office}</translation>
    </message>
    <message>
        <source>What the office does</source>
        <translation>Việc trong kế hoạch của xã</translation>
    </message>
    <message>
        <source>{settled} of {all} tasks are settled. It is what its last file says.</source>
        <translation>Đã nói rõ {settled}/{all} nhiệm vụ, theo lần gửi mới nhất của xã.</translation>
    </message>
</context>
<context>
    <name>HandingOutPage</name>
    <message>
        <source>Assign tasks</source>
        <translation>Giao nhiệm vụ</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Last handed out</source>
        <translation>Lần giao gần nhất</translation>
    </message>
    <message>
        <source>No commune can be reached by file yet. Make a connection file on the page Directory; once the commune has sent its first file, it stands here.</source>
        <translation>Chưa có xã, phường nào nhận được bằng tệp. Tạo tệp kết nối ở trang Danh mục; xã gửi tệp đầu tiên thì tên xã hiện ở đây.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Chưa giao</translation>
    </message>
    <message>
        <source>Noted {day}</source>
        <translation>Đã ghi nhận {day}</translation>
    </message>
    <message>
        <source>Noted {day}, another version</source>
        <translation>Đã ghi nhận {day}, bản khác</translation>
    </message>
    <message>
        <source>Obligatory</source>
        <translation>Bắt buộc</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Offices that get them</source>
        <translation>Cơ quan được giao</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Plan to hand out</source>
        <translation>Kế hoạch để giao</translation>
    </message>
    <message>
        <source>Save files for {count} offices</source>
        <translation>Lưu tệp cho {count} cơ quan</translation>
    </message>
    <message>
        <source>Sending {number}, {day}</source>
        <translation>Lần gửi {number}, {day}</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks are assigned only by a document: give number, day and body.</source>
        <translation>Nhiệm vụ chỉ được giao bằng văn bản: ghi số, ngày và cơ quan ban hành.</translation>
    </message>
    <message>
        <source>Tasks that are handed out</source>
        <translation>Nhiệm vụ được giao đi</translation>
    </message>
    <message>
        <source>This plan has no table of tasks. Take the template in from a file, or write it.</source>
        <translation>Kế hoạch này chưa có bảng nhiệm vụ. Lấy bảng mẫu từ tệp, hoặc soạn tại chỗ.</translation>
    </message>
    <message>
        <source>Tick all offices</source>
        <translation>Chọn mọi cơ quan</translation>
    </message>
    <message>
        <source>What the office does…</source>
        <translation>Xã giao cho ai…</translation>
    </message>
    <message>
        <source>Writing, then reading back to check…</source>
        <translation>Đang lưu, rồi đọc lại để kiểm tra…</translation>
    </message>
    <message>
        <source>{count} files are saved and checked in the folder “{folder}”. Each is for one office only and named after it.</source>
        <translation>Đã lưu và kiểm tra {count} tệp trong thư mục “{folder}”. Mỗi tệp chỉ dành cho một cơ quan, tên tệp ghi tên cơ quan đó.</translation>
    </message>
    <message>
        <source>{count} tasks are handed out, {binding} of them obligatory.</source>
        <translation>Giao {count} nhiệm vụ, trong đó {binding} bắt buộc.</translation>
    </message>
    <message>
        <source>{sending}: received</source>
        <translation>{sending}: đã nhận</translation>
    </message>
</context>
<context>
    <name>HeaderPreview</name>
    <message>
        <source>How the head of the table will look</source>
        <translation>Đầu bảng khi in</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>F1 on any page opens its help.</source>
        <translation>Ở trang nào cũng có thể nhấn F1 để xem hướng dẫn.</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>Tìm trong hướng dẫn</translation>
    </message>
    <message>
        <source>Find; accents are not needed</source>
        <translation>Tìm, không cần gõ dấu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Nội dung hướng dẫn</translation>
    </message>
    <message>
        <source>Topics found: {count}</source>
        <translation>Số mục tìm thấy: {count}</translation>
    </message>
    <message>
        <source>Topics of the help</source>
        <translation>Các mục của hướng dẫn</translation>
    </message>
    <message>
        <source>“{text}” was not found. Try fewer words; accents are not needed.</source>
        <translation>Không tìm thấy “{text}”. Thử ít chữ hơn; không cần gõ dấu.</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Connected with {office}.</source>
        <translation>Đã kết nối với {office}.</translation>
    </message>
    <message>
        <source>Connection file</source>
        <translation>Tệp kết nối</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>InvitePage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Not our office</source>
        <translation>Không phải cơ quan tôi</translation>
    </message>
    <message>
        <source>Once connected, plans can be sent and received. Plans here do not change.</source>
        <translation>Sau khi kết nối thì gửi, nhận được kế hoạch. Kế hoạch đang soạn của anh/chị không bị thay đổi.</translation>
    </message>
    <message>
        <source>Once connected, there are: {what}.</source>
        <translation>Sau khi kết nối: có sẵn {what}.</translation>
    </message>
    <message>
        <source>The plan you are writing does not change.</source>
        <translation>Kế hoạch đang soạn của anh/chị không bị thay đổi.</translation>
    </message>
    <message>
        <source>This file is for {office}. Ask {superior} to send the right file.</source>
        <translation>Tệp này dành cho {office}. Đề nghị {superior} gửi lại tệp đúng.</translation>
    </message>
    <message>
        <source>Yes, connect</source>
        <translation>Đúng, kết nối</translation>
    </message>
    <message>
        <source>Your office: {office}. Is that right?</source>
        <translation>Cơ quan của anh/chị: {office}. Đúng không?</translation>
    </message>
    <message>
        <source>{superior} invites you to connect</source>
        <translation>{superior} mời kết nối</translation>
    </message>
</context>
<context>
    <name>LastYearPage</name>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>From last year's plan</source>
        <translation>Từ kế hoạch năm trước</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>New plan: {title}. A line without a tick keeps its years.</source>
        <translation>Kế hoạch mới: {title}. Dòng bỏ chọn thì giữ nguyên năm cũ.</translation>
    </message>
    <message>
        <source>No year stands in this plan.</source>
        <translation>Kế hoạch này không ghi năm ở đâu.</translation>
    </message>
    <message>
        <source>No year stays as it was.</source>
        <translation>Không có năm nào phải giữ nguyên.</translation>
    </message>
    <message>
        <source>Plan:</source>
        <translation>Kế hoạch:</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Những chỗ đổi năm</translation>
    </message>
    <message>
        <source>What changes ({count})</source>
        <translation>Đổi năm ({count})</translation>
    </message>
    <message>
        <source>What stays ({count})</source>
        <translation>Giữ nguyên ({count})</translation>
    </message>
    <message>
        <source>What stays as it is</source>
        <translation>Những chỗ giữ nguyên</translation>
    </message>
    <message>
        <source>Why it stays</source>
        <translation>Vì sao giữ nguyên</translation>
    </message>
</context>
<context>
    <name>LayoutDialog</name>
    <message>
        <source>A column with texts can only be hidden.</source>
        <translation>Cột còn nội dung chỉ ẩn được, không bỏ được.</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Thêm cột</translation>
    </message>
    <message>
        <source>Another column…</source>
        <translation>Cột khác…</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Các cột của bảng</translation>
    </message>
    <message>
        <source>From 1 in each section</source>
        <translation>Từ 1 ở mỗi mục</translation>
    </message>
    <message>
        <source>Goals, tasks, activities, 9 columns</source>
        <translation>Mục tiêu, nhiệm vụ, hoạt động (9 cột)</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Ngang</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Chuyển xuống</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Chuyển lên</translation>
    </message>
    <message>
        <source>New column</source>
        <translation>Cột mới</translation>
    </message>
    <message>
        <source>Number again</source>
        <translation>Đánh số lại</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Đánh số</translation>
    </message>
    <message>
        <source>On through all sections</source>
        <translation>Liên tục qua các mục</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Khổ giấy</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Dọc</translation>
    </message>
    <message>
        <source>Remove column</source>
        <translation>Bỏ cột</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>Lưu mẫu bảng</translation>
    </message>
    <message>
        <source>Table layout</source>
        <translation>Mẫu bảng</translation>
    </message>
    <message>
        <source>Targets by year, {years}</source>
        <translation>Chỉ tiêu theo năm {years}</translation>
    </message>
    <message>
        <source>Tasks and products, 7 columns</source>
        <translation>Nhiệm vụ, sản phẩm (7 cột)</translation>
    </message>
    <message>
        <source>Tasks in short, 5 columns</source>
        <translation>Nhiệm vụ rút gọn, 5 cột</translation>
    </message>
    <message>
        <source>Tasks with notes, 6 columns</source>
        <translation>Nhiệm vụ, ghi chú (6 cột)</translation>
    </message>
    <message>
        <source>Use a ready layout</source>
        <translation>Dùng mẫu có sẵn</translation>
    </message>
</context>
<context>
    <name>LayoutVerbs</name>
    <message>
        <source>Fit the width to the texts</source>
        <translation>Vừa độ rộng với chữ</translation>
    </message>
    <message>
        <source>Heading of the column</source>
        <translation>Tên cột</translation>
    </message>
    <message>
        <source>Hide column</source>
        <translation>Ẩn cột</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Chuyển trái</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Chuyển phải</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Rename column</source>
        <translation>Đổi tên cột</translation>
    </message>
    <message>
        <source>Rename column…</source>
        <translation>Đổi tên cột…</translation>
    </message>
    <message>
        <source>Show column</source>
        <translation>Hiện cột</translation>
    </message>
    <message>
        <source>Table layout…</source>
        <translation>Mẫu bảng…</translation>
    </message>
    <message>
        <source>The heading is blank.</source>
        <translation>Tên cột đang để trống.</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Choose the template</source>
        <translation>Chọn tệp mẫu</translation>
    </message>
    <message>
        <source>Choose the template…</source>
        <translation>Chọn tệp mẫu…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Document of the plan (Word)</source>
        <translation>Văn bản kế hoạch (Word)</translation>
    </message>
    <message>
        <source>In the template</source>
        <translation>Ghi trong tệp mẫu</translation>
    </message>
    <message>
        <source>Issuer, signature, urgency…</source>
        <translation>Thể thức văn bản…</translation>
    </message>
    <message>
        <source>Nobody knows these; they stay as they are: {list}.</source>
        <translation>Không rõ các chỗ điền này nên để nguyên: {list}.</translation>
    </message>
    <message>
        <source>Put these names between double braces in your Word template. The appendices follow as sections with their own paper and page numbers.</source>
        <translation>Ghi các tên này trong hai dấu ngoặc nhọn ở tệp mẫu Word. Phụ lục nối tiếp thành phần riêng, có khổ giấy và số trang riêng.</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Lưu văn bản</translation>
    </message>
    <message>
        <source>Save the usual form</source>
        <translation>Lưu mẫu có sẵn</translation>
    </message>
    <message>
        <source>Save the usual form to edit it…</source>
        <translation>Lưu mẫu có sẵn để sửa…</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>Đã lưu {file}.</translation>
    </message>
    <message>
        <source>Says now</source>
        <translation>Hiện điền</translation>
    </message>
    <message>
        <source>Still to be filled in by hand: {list}.</source>
        <translation>Còn phải điền tay: {list}.</translation>
    </message>
    <message>
        <source>Template of the plan.docx</source>
        <translation>Mau van ban ke hoach.docx</translation>
    </message>
    <message>
        <source>The office's own template</source>
        <translation>Mẫu của cơ quan</translation>
    </message>
    <message>
        <source>The usual form (Decree 30/2020)</source>
        <translation>Mẫu có sẵn (Nghị định 30/2020/NĐ-CP)</translation>
    </message>
    <message>
        <source>These only look like gaps, write them with double braces: {list}.</source>
        <translation>Chỗ này chỉ giống chỗ điền, cần ghi trong hai dấu ngoặc nhọn: {list}.</translation>
    </message>
    <message>
        <source>What a template may leave to be filled in</source>
        <translation>Các chỗ điền dùng được trong tệp mẫu</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Là nội dung gì</translation>
    </message>
    <message>
        <source>Word files (*.docx *.dotx)</source>
        <translation>Tệp Word (*.docx *.dotx)</translation>
    </message>
    <message>
        <source>Write the document…</source>
        <translation>Lập văn bản…</translation>
    </message>
    <message>
        <source>Writing the document…</source>
        <translation>Đang lập văn bản…</translation>
    </message>
    <message>
        <source>Wrote {file}.</source>
        <translation>Đã lập {file}.</translation>
    </message>
    <message>
        <source>{text} (paragraph {number})</source>
        <translation>{text} (đoạn {number})</translation>
    </message>
</context>
<context>
    <name>LinkChips</name>
    <message>
        <source>Go to “{text}”. Alt+← comes back.</source>
        <translation>Đến “{text}”. Alt+← để quay lại.</translation>
    </message>
    <message>
        <source>No longer the same work</source>
        <translation>Bỏ ghi cùng một việc</translation>
    </message>
    <message>
        <source>Plan {plan}</source>
        <translation>KH {plan}</translation>
    </message>
    <message>
        <source>Same work: plan {plan}</source>
        <translation>Cùng một việc với KH {plan}</translation>
    </message>
    <message>
        <source>The row of the same work in another plan was removed.</source>
        <translation>Dòng cùng một việc ở kế hoạch khác đã bị xóa.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>No product of another plan is found. Only plans of this office that are not put away count.</source>
        <translation>Không thấy sản phẩm nào của kế hoạch khác. Chỉ tìm trong các kế hoạch của cơ quan mình chưa cất đi.</translation>
    </message>
    <message>
        <source>Products of other plans</source>
        <translation>Sản phẩm của các kế hoạch khác</translation>
    </message>
    <message>
        <source>Search in the other plans</source>
        <translation>Tìm trong các kế hoạch khác</translation>
    </message>
    <message>
        <source>Search in the other plans; accents are not needed</source>
        <translation>Tìm trong các kế hoạch khác; có thể gõ không dấu</translation>
    </message>
    <message>
        <source>The same work as…</source>
        <translation>Cùng một việc với…</translation>
    </message>
    <message>
        <source>“{text}” is the same work as this product of another plan:</source>
        <translation>“{text}” là cùng một việc với sản phẩm sau đây của kế hoạch khác:</translation>
    </message>
</context>
<context>
    <name>MachineCard</name>
    <message>
        <source>Another computer of the office</source>
        <translation>Máy khác của cơ quan</translation>
    </message>
    <message>
        <source>Carried data (*.zip *.khx);;All files (*)</source>
        <translation>Dữ liệu mang về (*.zip *.khx);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Carry to another computer</source>
        <translation>Mang dữ liệu sang máy khác</translation>
    </message>
    <message>
        <source>Carry to another computer…</source>
        <translation>Mang dữ liệu sang máy khác…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>For a new computer make a backup first and restore it there. After that, carry the data to and fro as one file. While the work goes on elsewhere this computer only reads; the right to edit can be taken back at any time.</source>
        <translation>Máy mới: sao lưu ở đây rồi khôi phục ở máy đó một lần. Sau đó mang dữ liệu qua lại bằng một tệp. Khi đang làm ở máy khác, máy này chỉ xem; có thể lấy lại quyền sửa bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>Tên máy này</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Nothing new came.</source>
        <translation>Không có gì mới.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Take in what came back</source>
        <translation>Tiếp nhận tệp mang về</translation>
    </message>
    <message>
        <source>Take in what came back…</source>
        <translation>Tiếp nhận tệp mang về…</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Đồng ý nhận</translation>
    </message>
    <message>
        <source>Taken in; lines that changed: {count}.</source>
        <translation>Đã nhận; số dòng thay đổi: {count}.</translation>
    </message>
    <message>
        <source>There is no data of the program in that file.</source>
        <translation>Trong tệp đó không có dữ liệu của chương trình.</translation>
    </message>
    <message>
        <source>Writing, then reading back to check…</source>
        <translation>Đang ghi, rồi đọc lại để kiểm tra…</translation>
    </message>
    <message>
        <source>Written and checked: {file}. Open it at the other computer.</source>
        <translation>Đã ghi và đọc lại, khớp: {file}. Mở tệp này ở máy kia.</translation>
    </message>
</context>
<context>
    <name>MachineStrip</name>
    <message>
        <source>Edit here</source>
        <translation>Sửa ở máy này</translation>
    </message>
    <message>
        <source>Edit here again</source>
        <translation>Lấy lại quyền sửa</translation>
    </message>
    <message>
        <source>Edit here again…</source>
        <translation>Lấy lại quyền sửa…</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Chỉ xem tiếp</translation>
    </message>
    <message>
        <source>If somebody edits at the other computer meanwhile, nothing is lost: both are merged when its file comes. A cell that both edited differently is shown to choose from.</source>
        <translation>Nếu ở máy kia vẫn có người sửa thì không mất nội dung nào: khi tiếp nhận tệp mang về, hai bên được gộp lại. Ô nào hai máy sửa khác nhau sẽ được hiện ra để chọn.</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>Places edited at two computers: {count}. One of the values is shown and printed until you choose.</source>
        <translation>Số chỗ hai nơi cùng sửa: {count}. Trong khi chờ chọn, bảng và bản in dùng một trong các nội dung đó.</translation>
    </message>
    <message>
        <source>The work goes on at another computer since {time} (carried by {who}). Here it can be read and printed; take in the file that comes back to edit again.</source>
        <translation>Đang làm ở máy khác từ {time} ({who} mang đi). Ở máy này chỉ xem và in; tiếp nhận tệp mang về để sửa tiếp.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Done again: {action}</source>
        <translation>Đã làm lại: {action}</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>Đã hoàn tác: {action}</translation>
    </message>
    <message>
        <source>ccapp - {office}</source>
        <translation>ccapp - {office}</translation>
    </message>
</context>
<context>
    <name>MeaningHeader</name>
    <message>
        <source>Column “{heading}” is read as</source>
        <translation>Cột “{heading}” được hiểu là</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More</source>
        <translation>Việc khác</translation>
    </message>
</context>
<context>
    <name>MoreTasks</name>
    <message>
        <source>A plan of several years: tasks of a year…</source>
        <translation>Kế hoạch giai đoạn: việc của một năm…</translation>
    </message>
    <message>
        <source>A plan of several years: tasks of {year}…</source>
        <translation>Kế hoạch giai đoạn: việc của năm {year}…</translation>
    </message>
    <message>
        <source>Assigning documents…</source>
        <translation>Văn bản cấp trên giao…</translation>
    </message>
    <message>
        <source>Plans of old communes…</source>
        <translation>Kế hoạch các xã cũ…</translation>
    </message>
    <message>
        <source>Tasks from…</source>
        <translation>Lấy việc từ…</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Add offices</source>
        <translation>Thêm cơ quan</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>Thêm vào danh sách</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Không thêm</translation>
    </message>
    <message>
        <source>Names of offices, one a line</source>
        <translation>Tên cơ quan, mỗi dòng một tên</translation>
    </message>
    <message>
        <source>One office a line. A column can be pasted from Excel or Word.</source>
        <translation>Mỗi dòng một cơ quan. Có thể dán một cột từ Excel hoặc Word.</translation>
    </message>
    <message>
        <source>UBND xã Suối Mây</source>
        <translation>UBND xã Suối Mây</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>NewPlanDialog</name>
    <message>
        <source>A plan in Word, Excel or PDF that is there already.</source>
        <translation>Kế hoạch đã có sẵn bằng Word, Excel hoặc PDF.</translation>
    </message>
    <message>
        <source>All of its lines with their years moved on; every change is shown first.</source>
        <translation>Lấy tất cả các dòng và chuyển sang năm mới; mọi chỗ đổi được cho xem trước.</translation>
    </message>
    <message>
        <source>An empty table</source>
        <translation>Bảng trống</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Lấy từ tệp…</translation>
    </message>
    <message>
        <source>From a template</source>
        <translation>Dùng mẫu</translation>
    </message>
    <message>
        <source>From the plan of {year}</source>
        <translation>Lập từ kế hoạch năm {year}</translation>
    </message>
    <message>
        <source>From what the superior assigns…</source>
        <translation>Từ văn bản giao của cấp trên…</translation>
    </message>
    <message>
        <source>How shall the plan begin?</source>
        <translation>Lập kế hoạch mới từ đâu?</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Lập kế hoạch</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Lập kế hoạch mới</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>The model plan of {office}, or usual tasks for one, five or ten years.</source>
        <translation>Mẫu kế hoạch của {office}, hoặc nhiệm vụ thường có cho kế hoạch 1 năm, 5 năm, 10 năm.</translation>
    </message>
    <message>
        <source>The superior's plan as a file; the rows that name this commune become tasks.</source>
        <translation>Tệp kế hoạch của cấp trên; các dòng giao cho xã, phường này thành nhiệm vụ.</translation>
    </message>
    <message>
        <source>The usual columns and sections.</source>
        <translation>Có sẵn các cột và lĩnh vực thường dùng.</translation>
    </message>
    <message>
        <source>Usual tasks with product, lead and deadline, for one, five or ten years.</source>
        <translation>Các nhiệm vụ thường có, kèm sản phẩm, chủ trì, thời hạn; một năm, năm năm hoặc mười năm.</translation>
    </message>
</context>
<context>
    <name>NewerStrip</name>
    <message>
        <source>After the update, files that were kept for it have been received: {files}.</source>
        <translation>Chương trình đã được cập nhật nên đã nhận được các tệp giữ lại trước đây: {files}.</translation>
    </message>
    <message>
        <source>After the update, files that were kept for it wait for your yes: {files}.</source>
        <translation>Chương trình đã được cập nhật; các tệp giữ lại trước đây đang chờ đồng ý: {files}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Xem…</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Due within 30 days</source>
        <translation>Đến hạn trong 30 ngày</translation>
    </message>
    <message>
        <source>Due within 7 days</source>
        <translation>Đến hạn trong 7 ngày</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Units to choose from</source>
        <translation>Các đơn vị để chọn</translation>
    </message>
</context>
<context>
    <name>OfficeFactsDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>Thư mục dữ liệu: {folder}</translation>
    </message>
    <message>
        <source>For the computer officer</source>
        <translation>Thông tin cho người phụ trách máy tính</translation>
    </message>
    <message>
        <source>Last sending: {number}, {at}, file {file}, SHA-256 {hash}</source>
        <translation>Lần gửi cuối: {number}, {at}, tệp {file}, SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Not taken in: {file} ({code}, {at})</source>
        <translation>Chưa nhận được: {file} ({code}, {at})</translation>
    </message>
    <message>
        <source>Office: {name} ({id})</source>
        <translation>Cơ quan: {name} ({id})</translation>
    </message>
    <message>
        <source>Registered anew after data was restored or copied: {moments}</source>
        <translation>Máy này được ghi nhận lại sau khi khôi phục hoặc sao chép dữ liệu: {moments}</translation>
    </message>
    <message>
        <source>Superior: {name} ({id}), connected {day}</source>
        <translation>Cấp trên: {name} ({id}), kết nối lúc {day}</translation>
    </message>
    <message>
        <source>This computer: {id}</source>
        <translation>Máy này: {id}</translation>
    </message>
    <message>
        <source>Version {version} on {system}</source>
        <translation>Bản chương trình {version}, {system}</translation>
    </message>
</context>
<context>
    <name>OfficeForm</name>
    <message>
        <source>2026 or 2026-2030</source>
        <translation>2026 hoặc 2026-2030</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>CHỦ TỊCH</source>
        <translation>CHỦ TỊCH</translation>
    </message>
    <message>
        <source>Empty table</source>
        <translation>Bảng trống</translation>
    </message>
    <message>
        <source>Enter them into the directory, with the usual units</source>
        <translation>Đưa vào danh mục, cùng các đơn vị thường có ở xã</translation>
    </message>
    <message>
        <source>Name of the signer</source>
        <translation>Họ tên người ký</translation>
    </message>
    <message>
        <source>Office (required)</source>
        <translation>Tên cơ quan (cần có)</translation>
    </message>
    <message>
        <source>Place, as before the date</source>
        <translation>Địa danh (trước ngày tháng)</translation>
    </message>
    <message>
        <source>Position of the signer</source>
        <translation>Chức vụ người ký</translation>
    </message>
    <message>
        <source>Suối Mây</source>
        <translation>Suối Mây</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Mẫu kế hoạch</translation>
    </message>
    <message>
        <source>Title of the plan</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>UBND xã Suối Mây</source>
        <translation>UBND xã Suối Mây</translation>
    </message>
    <message>
        <source>Units named in the file</source>
        <translation>Đơn vị trong tệp</translation>
    </message>
    <message>
        <source>We are a superior office: we collect the plans of communes</source>
        <translation>Là cơ quan cấp trên, tổng hợp kế hoạch của xã, phường</translation>
    </message>
    <message>
        <source>Write the name of your office.</source>
        <translation>Ghi tên cơ quan.</translation>
    </message>
    <message>
        <source>Write the title of the plan.</source>
        <translation>Ghi tên kế hoạch.</translation>
    </message>
    <message>
        <source>Write the year of the plan, such as 2026 or 2026-2030.</source>
        <translation>Ghi năm của kế hoạch, ví dụ 2026 hoặc 2026-2030.</translation>
    </message>
    <message>
        <source>Year or years</source>
        <translation>Năm kế hoạch</translation>
    </message>
</context>
<context>
    <name>OpinionLists</name>
    <message>
        <source>Agreed</source>
        <translation>Thống nhất</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Nơi được lấy ý kiến</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Giải trình…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Nơi góp ý</translation>
    </message>
    <message>
        <source>No opinions have come.</source>
        <translation>Chưa có ý kiến nào.</translation>
    </message>
    <message>
        <source>Nobody has been asked yet.</source>
        <translation>Chưa gửi lấy ý kiến nơi nào.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Chưa xử lý</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>Nội dung góp ý</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tiếp thu</translation>
    </message>
    <message>
        <source>Take in an answered file…</source>
        <translation>Đọc tệp trả lời…</translation>
    </message>
    <message>
        <source>Taken or explained</source>
        <translation>Tiếp thu, giải trình</translation>
    </message>
    <message>
        <source>To the row</source>
        <translation>Đến dòng</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>Nơi được lấy ý kiến</translation>
    </message>
    <message>
        <source>Write an opinion…</source>
        <translation>Ghi ý kiến…</translation>
    </message>
</context>
<context>
    <name>OtherWayDialog</name>
    <message>
        <source>As:</source>
        <translation>Hình thức:</translation>
    </message>
    <message>
        <source>By:</source>
        <translation>Cách gửi:</translation>
    </message>
    <message>
        <source>Came from:</source>
        <translation>Cơ quan gửi:</translation>
    </message>
    <message>
        <source>Day, such as 14/06/2026:</source>
        <translation>Ngày, ví dụ 14/06/2026:</translation>
    </message>
    <message>
        <source>Number of the covering document, if any:</source>
        <translation>Số văn bản gửi kèm, nếu có:</translation>
    </message>
    <message>
        <source>Plan:</source>
        <translation>Kế hoạch:</translation>
    </message>
    <message>
        <source>Sent to:</source>
        <translation>Nơi nhận:</translation>
    </message>
    <message>
        <source>The day could not be read. Write it as 14/06/2026.</source>
        <translation>Không đọc được ngày. Ghi theo dạng 14/06/2026.</translation>
    </message>
</context>
<context>
    <name>OutsetDialog</name>
    <message>
        <source>According to document:</source>
        <translation>Theo văn bản:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Every file brings this, so that the commune can begin at once. It is asked once; later it can be changed under “More” on the page Directory.</source>
        <translation>Mỗi tệp kết nối mang theo những phần dưới đây để xã, phường bắt đầu được ngay. Chỉ hỏi một lần; về sau đổi ở “Việc khác” của trang Danh mục.</translation>
    </message>
    <message>
        <source>Figures are closed on the 14th by Article 12 of Decree 09/2019/NĐ-CP; for 9 months Circular 06/2025/TT-TTCP counts alike. The day of sending is the superior's to set; the 17th is that circular's for communes.</source>
        <translation>Ngày chốt số liệu là ngày 14 theo Điều 12 Nghị định số 09/2019/NĐ-CP; kỳ 9 tháng tính như Thông tư số 06/2025/TT-TTCP. Hạn gửi do cấp trên đặt; ngày 17 là hạn của thông tư này cho cấp xã.</translation>
    </message>
    <message>
        <source>Go on, choose folder…</source>
        <translation>Tiếp tục, chọn thư mục…</translation>
    </message>
    <message>
        <source>Model plan for the communes</source>
        <translation>Mẫu kế hoạch cho xã, phường</translation>
    </message>
    <message>
        <source>Model plan for the communes:</source>
        <translation>Mẫu kế hoạch cho xã, phường:</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Không kèm mẫu</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Ghi nhớ</translation>
    </message>
    <message>
        <source>Tasks handed out already:</source>
        <translation>Nhiệm vụ đã giao:</translation>
    </message>
    <message>
        <source>Template: {name}</source>
        <translation>Mẫu có sẵn: {name}</translation>
    </message>
    <message>
        <source>They get its table with sections and tasks; without number, day, signer and results.</source>
        <translation>Xã, phường nhận bảng với các mục, nhiệm vụ; không kèm số, ngày, người ký và kết quả.</translation>
    </message>
    <message>
        <source>What connection files bring</source>
        <translation>Nội dung tệp kết nối</translation>
    </message>
    <message>
        <source>With a calendar of reports</source>
        <translation>Kèm lịch báo cáo</translation>
    </message>
    <message>
        <source>{title}: {count} tasks</source>
        <translation>{title}: {count} nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>PageFind</name>
    <message>
        <source>Find on the pages</source>
        <translation>Tìm trên các trang</translation>
    </message>
    <message>
        <source>Find on the pages; accents are not needed</source>
        <translation>Tìm trên các trang; không cần gõ dấu</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages in small</source>
        <translation>Các trang thu nhỏ</translation>
    </message>
</context>
<context>
    <name>PageSetupDialog</name>
    <message>
        <source>All appendices</source>
        <translation>Mọi phụ lục</translation>
    </message>
    <message>
        <source>Appendix {number}</source>
        <translation>Phụ lục {number}</translation>
    </message>
    <message>
        <source>Around the table</source>
        <translation>Quanh bảng</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Dưới</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Thay đổi…</translation>
    </message>
    <message>
        <source>Electronic document: number and day stay blank</source>
        <translation>Văn bản điện tử: để trống số và ngày ở dòng kèm theo</translation>
    </message>
    <message>
        <source>For a Party body these are defaults: lay them beside your own guidance.</source>
        <translation>Với cơ quan Đảng, đây là giá trị mặc định, chưa đối chiếu với Hướng dẫn 36-HD/VPTW; chỉnh theo hướng dẫn đang áp dụng.</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Áp dụng cho</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Ngang</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>Letters below 11 are hard to read on paper.</source>
        <translation>Chữ nhỏ hơn cỡ 11 khó đọc trên giấy.</translation>
    </message>
    <message>
        <source>Letters of the table</source>
        <translation>Cỡ chữ trong bảng</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Lề trang</translation>
    </message>
    <message>
        <source>No signer is entered yet: the issuer's name stands there.</source>
        <translation>Chưa nhập người ký: tên cơ quan ban hành được ghi vào chỗ đó.</translation>
    </message>
    <message>
        <source>Page setup</source>
        <translation>Trang in</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Hướng giấy A4</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Dọc</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>Save page setup</source>
        <translation>Lưu trang in</translation>
    </message>
    <message>
        <source>Share out the columns by how much is written in them</source>
        <translation>Chia độ rộng cột theo lượng chữ trong cột</translation>
    </message>
    <message>
        <source>Signature block below the table</source>
        <translation>Khối chữ ký dưới bảng</translation>
    </message>
    <message>
        <source>The page setup was not saved.</source>
        <translation>Chưa lưu được trang in.</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Trên</translation>
    </message>
    <message>
        <source>Usual margins</source>
        <translation>Lề thường dùng</translation>
    </message>
    <message>
        <source>Write “PHỤ LỤC” in capitals (the decree has “Phụ lục”)</source>
        <translation>Viết hoa “PHỤ LỤC” (nghị định ghi “Phụ lục”)</translation>
    </message>
    <message>
        <source>a body of the Party</source>
        <translation>cơ quan Đảng</translation>
    </message>
    <message>
        <source>a body of the state</source>
        <translation>cơ quan nhà nước</translation>
    </message>
    <message>
        <source>not entered yet</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>{name} ({side})</source>
        <translation>{name} ({side})</translation>
    </message>
    <message>
        <source>{side} {given} mm: the decree has {least:g} to {most:g} mm.</source>
        <translation>{side}: {given} mm; nghị định quy định từ {least:g} đến {most:g} mm.</translation>
    </message>
</context>
<context>
    <name>PageTools</name>
    <message>
        <source>Find on the pages (Ctrl+F)</source>
        <translation>Tìm trên các trang (Ctrl+F)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Vừa chiều rộng</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Phóng to (Ctrl++)</translation>
    </message>
    <message>
        <source>Next page (Page Down)</source>
        <translation>Trang sau (Page Down)</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>Pages in small</source>
        <translation>Các trang thu nhỏ</translation>
    </message>
    <message>
        <source>Previous page (Page Up)</source>
        <translation>Trang trước (Page Up)</translation>
    </message>
    <message>
        <source>Size of the page</source>
        <translation>Cỡ trang trên màn hình</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Thu nhỏ (Ctrl+-)</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Vừa trang</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>PagesModel</name>
    <message>
        <source>Page {number}</source>
        <translation>Trang {number}</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>Add them as new tasks below the chosen row; nothing is written over</source>
        <translation>Thêm thành nhiệm vụ mới ngay dưới dòng đang chọn, không ghi đè lên dòng đã có</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Vào đâu</translation>
    </message>
    <message>
        <source>Leave out the first row: it holds the headings</source>
        <translation>Bỏ dòng đầu, là tiêu đề cột</translation>
    </message>
    <message>
        <source>Look before pasting</source>
        <translation>Xem trước khi dán</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Dòng mới</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>Không dán</translation>
    </message>
    <message>
        <source>Paste {count} rows</source>
        <translation>Dán {count} dòng</translation>
    </message>
    <message>
        <source>Rows to be pasted</source>
        <translation>Các dòng sẽ dán</translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation>Mục {number}</translation>
    </message>
    <message>
        <source>Undo takes all of it back.</source>
        <translation>Có thể hoàn tác.</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>dòng {row}</translation>
    </message>
    <message>
        <source>task {number}</source>
        <translation>nhiệm vụ {number}</translation>
    </message>
    <message>
        <source>{count} new tasks are added.</source>
        <translation>Thêm {count} nhiệm vụ mới.</translation>
    </message>
    <message>
        <source>{count} rows go over rows that are there.</source>
        <translation>{count} dòng ghi đè lên dòng đang có.</translation>
    </message>
    <message>
        <source>{count} texts have no cell to go to and are left out.</source>
        <translation>{count} nội dung không có ô để vào nên không dán.</translation>
    </message>
    <message>
        <source>… and {count} rows more</source>
        <translation>… và {count} dòng nữa</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Hand over…</source>
        <translation>Bàn giao…</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Nobody is listed yet. Whoever is listed can be named for a task; when somebody else takes over, hand over from a day on.</source>
        <translation>Chưa có người phụ trách nào. Người có trong danh sách thì ghi được vào nhiệm vụ; khi đổi người thì bàn giao từ một ngày.</translation>
    </message>
    <message>
        <source>People in charge</source>
        <translation>Người phụ trách</translation>
    </message>
    <message>
        <source>Title or work</source>
        <translation>Chức danh, công việc</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message>
        <source>Is {person} working today? This name stands in the history beside each change.</source>
        <translation>Hôm nay người đang làm có phải là {person} không? Tên này được ghi trong lịch sử, bên cạnh từng thay đổi.</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>Người khác…</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Đúng</translation>
    </message>
</context>
<context>
    <name>PlacesButton</name>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>To USB {name}, {free} free</source>
        <translation>Vào USB {name}, còn {free}</translation>
    </message>
    <message>
        <source>To a folder…</source>
        <translation>Vào thư mục…</translation>
    </message>
    <message>
        <source>To the shared folder {folder}</source>
        <translation>Vào thư mục dùng chung {folder}</translation>
    </message>
    <message>
        <source>USB {name}, read-only: unlock it to save there</source>
        <translation>USB {name}, chỉ đọc: mở khóa thì mới lưu vào được</translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add activity</source>
        <translation>Thêm hoạt động</translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation>Thêm mục tiêu</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>Thêm sản phẩm</translation>
    </message>
    <message>
        <source>Add section</source>
        <translation>Thêm mục</translation>
    </message>
    <message>
        <source>Add target</source>
        <translation>Thêm chỉ tiêu</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>Thêm nhiệm vụ</translation>
    </message>
    <message>
        <source>Ask for opinions…</source>
        <translation>Lấy ý kiến…</translation>
    </message>
    <message>
        <source>Change the chosen rows…</source>
        <translation>Sửa các dòng đang chọn…</translation>
    </message>
    <message>
        <source>Chosen cells</source>
        <translation>Các ô đã chọn</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa nội dung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Extend the deadline…</source>
        <translation>Gia hạn…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Điền xuống dưới</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Lọc dòng</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Chuyển xuống</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Chuyển lên</translation>
    </message>
    <message>
        <source>Order by this column</source>
        <translation>Xem theo thứ tự cột này</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Redo: {action} (Ctrl+Y)</source>
        <translation>Làm lại: {action} (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Thay thế…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Bảng</translation>
    </message>
    <message>
        <source>Table layout…</source>
        <translation>Mẫu bảng…</translation>
    </message>
    <message>
        <source>Take back the extension</source>
        <translation>Bỏ gia hạn</translation>
    </message>
    <message>
        <source>The event has come…</source>
        <translation>Ghi ngày có sự kiện…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Undo: {action} (Ctrl+Z)</source>
        <translation>Hoàn tác: {action} (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Write each row apart</source>
        <translation>Tách ô để ghi riêng từng dòng</translation>
    </message>
</context>
<context>
    <name>PlanAssigned</name>
    <message>
        <source>Assigned by {document} of {day}, {issuer}.</source>
        <translation>Cấp trên giao theo {document} ngày {day} của {issuer}.</translation>
    </message>
    <message>
        <source>Assigned by {document} of {day}, {issuer}. Deadline assigned: {deadline}.</source>
        <translation>Cấp trên giao theo {document} ngày {day} của {issuer}. Thời hạn giao: {deadline}.</translation>
    </message>
</context>
<context>
    <name>PlanBoth</name>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Edited at two computers…</source>
        <translation>Hai nơi cùng sửa…</translation>
    </message>
    <message>
        <source>The office has not settled it yet: {said}</source>
        <translation>Xã chưa thống nhất: {said}</translation>
    </message>
    <message>
        <source>Two computers wrote different things: {said}</source>
        <translation>Hai máy ghi khác nhau: {said}</translation>
    </message>
</context>
<context>
    <name>PlanBulk</name>
    <message>
        <source>Added to the cells that did not name it yet.</source>
        <translation>Đã thêm vào các ô chưa ghi đơn vị này.</translation>
    </message>
    <message>
        <source>All of these cells name it already: nothing was written.</source>
        <translation>Các ô này đều đã ghi đơn vị đó nên không có gì để thêm.</translation>
    </message>
    <message>
        <source>Choose two rows or more: Shift and the arrow keys, or Ctrl and a click on each.</source>
        <translation>Hãy chọn từ hai dòng trở lên: giữ Shift rồi bấm phím mũi tên, hoặc giữ Ctrl rồi bấm chuột vào từng dòng.</translation>
    </message>
    <message>
        <source>Emptied {count} cells.</source>
        <translation>Đã xóa trắng {count} ô.</translation>
    </message>
    <message>
        <source>Written into {count} cells.</source>
        <translation>Đã ghi vào {count} ô.</translation>
    </message>
</context>
<context>
    <name>PlanChecks</name>
    <message>
        <source>Nothing was found in this table that needs mending.</source>
        <translation>Không thấy chỗ nào cần sửa trong bảng này.</translation>
    </message>
    <message>
        <source>{count} cells of this table have something to look at. F8 goes to the next one.</source>
        <translation>Bảng này có {count} ô cần xem. Bấm F8 để đến ô tiếp theo.</translation>
    </message>
    <message>
        <source>{count} to be mended</source>
        <translation>{count} phải sửa</translation>
    </message>
    <message>
        <source>{count} worth a look</source>
        <translation>{count} nên xem lại</translation>
    </message>
</context>
<context>
    <name>PlanGuide</name>
    <message>
        <source>Guide</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Show or fold the guide (F4)</source>
        <translation>Mở hoặc gập cột hướng dẫn (F4)</translation>
    </message>
</context>
<context>
    <name>PlanHead</name>
    <message>
        <source>Appendix</source>
        <translation>Phụ lục</translation>
    </message>
    <message>
        <source>Appendix {number}: {title}</source>
        <translation>Phụ lục {number}: {title}</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
    </message>
    <message>
        <source>To the list of plans</source>
        <translation>Về danh sách kế hoạch</translation>
    </message>
</context>
<context>
    <name>PlanIssuing</name>
    <message>
        <source>Adjust…</source>
        <translation>Điều chỉnh, bổ sung…</translation>
    </message>
    <message>
        <source>An adjustment is under way: {count} places differ from the version in force.</source>
        <translation>Đang điều chỉnh, bổ sung: {count} chỗ khác bản đang có hiệu lực.</translation>
    </message>
    <message>
        <source>Choose the cell that was typed wrong first.</source>
        <translation>Chọn ô bị nhập sai trước, rồi bấm Sửa lỗi nhập.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Drop the adjustment</source>
        <translation>Bỏ lần điều chỉnh</translation>
    </message>
    <message>
        <source>End of the adjustment…</source>
        <translation>Ghi xong điều chỉnh…</translation>
    </message>
    <message>
        <source>Extend a deadline…</source>
        <translation>Gia hạn…</translation>
    </message>
    <message>
        <source>Go to row… (Ctrl+G)</source>
        <translation>Đến dòng số… (Ctrl+G)</translation>
    </message>
    <message>
        <source>No draft round was printed yet, so rows have no numbers.</source>
        <translation>Chưa in dự thảo lần nào nên các dòng chưa có số. Trình ký để in bản có số dòng.</translation>
    </message>
    <message>
        <source>Opinions on the draft</source>
        <translation>Lấy ý kiến</translation>
    </message>
    <message>
        <source>Printout to submit</source>
        <translation>In bản trình</translation>
    </message>
    <message>
        <source>Row numbers of the printout: {round}</source>
        <translation>Số dòng theo bản in: {round}</translation>
    </message>
    <message>
        <source>Saved versions</source>
        <translation>Các bản đã lưu</translation>
    </message>
    <message>
        <source>Signed copy, comparison with it</source>
        <translation>Bản đã ký, đối chiếu bản đã ký</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Trình ký</translation>
    </message>
    <message>
        <source>That row was removed since then. The comparison shows it.</source>
        <translation>Dòng đó đã được xóa sau lần in. Bảng so sánh có ghi dòng này.</translation>
    </message>
    <message>
        <source>Typing slip…</source>
        <translation>Sửa lỗi nhập…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Các bản</translation>
    </message>
    <message>
        <source>What is adjusted</source>
        <translation>Xem nội dung điều chỉnh</translation>
    </message>
    <message>
        <source>Write down number and day…</source>
        <translation>Ghi số, ngày ban hành…</translation>
    </message>
    <message>
        <source>{round} was printed on {day}. Changed since then: {count} places.</source>
        <translation>{round} in ngày {day}. Sau lần đó đã sửa {count} chỗ.</translation>
    </message>
    <message>
        <source>{state}. The table is locked.</source>
        <translation>{state}. Bảng đã khóa.</translation>
    </message>
    <message>
        <source>{state}: {round}. The table is locked.</source>
        <translation>{state}: {round}. Bảng đã khóa.</translation>
    </message>
    <message>
        <source>{state}: {version}. The table is locked.</source>
        <translation>{state}: {version}. Bảng đã khóa.</translation>
    </message>
</context>
<context>
    <name>PlanLinks</name>
    <message>
        <source>Go to the same work: plan {plan}</source>
        <translation>Đến cùng một việc: KH {plan}</translation>
    </message>
    <message>
        <source>Same work: plan {plan}</source>
        <translation>Cùng một việc với KH {plan}</translation>
    </message>
    <message>
        <source>The row of the same work in another plan was removed.</source>
        <translation>Dòng cùng một việc ở kế hoạch khác đã bị xóa.</translation>
    </message>
    <message>
        <source>The same work as…</source>
        <translation>Cùng một việc với…</translation>
    </message>
</context>
<context>
    <name>PlanLock</name>
    <message>
        <source>Back to draft</source>
        <translation>Chuyển về đang soạn</translation>
    </message>
    <message>
        <source>Changes by the leader</source>
        <translation>Nhập bản lãnh đạo đã sửa</translation>
    </message>
    <message>
        <source>Files of the plan ({count} missing)…</source>
        <translation>Tệp kèm theo (thiếu {count})…</translation>
    </message>
    <message>
        <source>Files of the plan ({count})…</source>
        <translation>Tệp kèm theo ({count})…</translation>
    </message>
    <message>
        <source>Held in proxy for {office}: read or typed here, to be edited by this office only, until the commune sends its own plan.</source>
        <translation>Cấp trên nhập thay cho {office}: số liệu do cơ quan này đọc hoặc gõ, chỉ sửa ở đây, cho đến khi xã tự gửi kế hoạch.</translation>
    </message>
    <message>
        <source>Its adjustment is not finished: what stands here is not in force yet.</source>
        <translation>Nơi gửi chưa ghi xong lần điều chỉnh: nội dung ở đây chưa có hiệu lực.</translation>
    </message>
    <message>
        <source>The state of this plan is “{state}”, so its table is locked.</source>
        <translation>Kế hoạch đang ở trạng thái “{state}” nên bảng đã khóa.</translation>
    </message>
    <message>
        <source>This is the plan of {office}. It can be looked at and printed, not changed.</source>
        <translation>Đây là kế hoạch của {office}. Chỉ xem và in được, không sửa được.</translation>
    </message>
    <message>
        <source>another office</source>
        <translation>cơ quan khác</translation>
    </message>
    <message>
        <source>{office} has accepted the data of this plan, so its table is locked. To change it, ask for it to be opened again. Extensions, events and answers to remarks stay possible.</source>
        <translation>{office} đã chấp nhận số liệu của kế hoạch này nên bảng đã khóa. Muốn sửa: đề nghị mở lại. Gia hạn, ghi sự kiện và trả lời ý kiến vẫn làm được.</translation>
    </message>
    <message>
        <source>{office} has sent its own plan. What was held in proxy stays to be read.</source>
        <translation>{office} đã tự gửi kế hoạch của mình. Bản nhập thay này chỉ còn để xem.</translation>
    </message>
</context>
<context>
    <name>PlanNotes</name>
    <message>
        <source>All remarks…</source>
        <translation>Tất cả ý kiến…</translation>
    </message>
    <message>
        <source>History of this row…</source>
        <translation>Lịch sử của dòng này…</translation>
    </message>
    <message>
        <source>Write down a remark…</source>
        <translation>Ghi ý kiến…</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>This plan is no longer here. If it was undone, redo brings it back.</source>
        <translation>Kế hoạch này không còn ở đây. Nếu vừa hoàn tác thì bấm Làm lại để lấy lại.</translation>
    </message>
    <message>
        <source>To the list of plans</source>
        <translation>Về danh sách kế hoạch</translation>
    </message>
    <message>
        <source>{tasks} targets</source>
        <translation>{tasks} chỉ tiêu</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm</translation>
    </message>
</context>
<context>
    <name>PlanRemarks</name>
    <message>
        <source>Cell: {column}</source>
        <translation>Ô: {column}</translation>
    </message>
    <message>
        <source>No remark on this plan waits to be settled.</source>
        <translation>Không còn ý kiến nào của kế hoạch này chờ xử lý.</translation>
    </message>
    <message>
        <source>The whole row</source>
        <translation>Cả dòng</translation>
    </message>
    <message>
        <source>{count} remarks are not settled. F9 goes to the next one.</source>
        <translation>Còn {count} ý kiến chưa xử lý. Bấm F9 để đến ý kiến tiếp theo.</translation>
    </message>
    <message>
        <source>{count} remarks not settled (F9)</source>
        <translation>{count} ý kiến chưa xử lý (F9)</translation>
    </message>
</context>
<context>
    <name>PlanReplacing</name>
    <message>
        <source>All appendices of the plan</source>
        <translation>Mọi phụ lục của kế hoạch</translation>
    </message>
    <message>
        <source>Column “{name}”</source>
        <translation>Cột “{name}”</translation>
    </message>
    <message>
        <source>Replaced {places} places in {cells} cells.</source>
        <translation>Đã thay {places} chỗ trong {cells} ô.</translation>
    </message>
    <message>
        <source>The whole appendix</source>
        <translation>Cả phụ lục</translation>
    </message>
    <message>
        <source>{count} chosen rows</source>
        <translation>{count} dòng đang chọn</translation>
    </message>
</context>
<context>
    <name>PlanReview</name>
    <message>
        <source>Accept the data</source>
        <translation>Chấp nhận số liệu</translation>
    </message>
    <message>
        <source>Ask for a supplement…</source>
        <translation>Đề nghị bổ sung…</translation>
    </message>
    <message>
        <source>Carry it on as our plan</source>
        <translation>Tiếp tục thành kế hoạch của mình</translation>
    </message>
    <message>
        <source>Go to the remarks (F9)</source>
        <translation>Xem ý kiến (F9)</translation>
    </message>
    <message>
        <source>If {office} goes into this office, its plan can be carried on here.</source>
        <translation>Nếu {office} nhập vào cơ quan mình: kế hoạch này tiếp tục được ở đây.</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>Mở lại…</translation>
    </message>
    <message>
        <source>Receive what waits</source>
        <translation>Tiếp nhận tệp đang chờ</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>The superior hands over the work of {offices}: it can be carried on here.</source>
        <translation>Cấp trên bàn giao công việc của {offices}: có thể tiếp tục ở đây.</translation>
    </message>
    <message>
        <source>This office ended. If it cannot hand its plan over itself, carry the plan on here and assign it to {heirs}.</source>
        <translation>Cơ quan này đã kết thúc hoạt động. Nếu không tự bàn giao được kế hoạch thì tiếp tục kế hoạch ở đây rồi giao cho {heirs}.</translation>
    </message>
</context>
<context>
    <name>PlanTableModel</name>
    <message>
        <source>No target here yet. Press Enter or type to add one.</source>
        <translation>Mục này chưa có chỉ tiêu. Bấm Enter hoặc gõ nội dung để thêm.</translation>
    </message>
    <message>
        <source>No target here.</source>
        <translation>Mục này chưa có chỉ tiêu.</translation>
    </message>
    <message>
        <source>No task here yet. Type one here, or choose from what the guide suggests.</source>
        <translation>Mục này chưa có nhiệm vụ. Gõ nội dung vào đây, hoặc chọn gợi ý ở phần Hướng dẫn.</translation>
    </message>
    <message>
        <source>No task here.</source>
        <translation>Mục này chưa có nhiệm vụ.</translation>
    </message>
</context>
<context>
    <name>PlanVerbs</name>
    <message>
        <source>Done again: {action}</source>
        <translation>Đã làm lại: {action}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Pasted {count} rows.</source>
        <translation>Đã dán {count} dòng.</translation>
    </message>
    <message>
        <source>Pasting…</source>
        <translation>Đang dán…</translation>
    </message>
    <message>
        <source>Remove {count} rows</source>
        <translation>Xóa {count} dòng</translation>
    </message>
    <message>
        <source>Remove {count} rows?</source>
        <translation>Xóa {count} dòng?</translation>
    </message>
    <message>
        <source>Rows are not moved while they are filtered or shown in another order.</source>
        <translation>Bảng đang lọc hoặc xem theo thứ tự khác nên chưa chuyển dòng được. Bỏ lọc, về thứ tự của kế hoạch rồi chuyển.</translation>
    </message>
    <message>
        <source>Undo brings them back.</source>
        <translation>Có thể hoàn tác để lấy lại.</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>Đã hoàn tác: {action}</translation>
    </message>
    <message>
        <source>{count} deadlines are not understood.</source>
        <translation>{count} thời hạn chưa hiểu.</translation>
    </message>
    <message>
        <source>{count} pasted texts had no cell to go to and were left out.</source>
        <translation>Có {count} nội dung dán vào không có ô tương ứng nên đã bỏ qua.</translation>
    </message>
    <message>
        <source>{count} rows below what is to be removed are filtered away, so nothing was removed. Remove the filter first.</source>
        <translation>Trong phần định xóa còn {count} dòng đang bị lọc ẩn nên chưa xóa gì. Bỏ lọc rồi xóa lại.</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Table of the plan</source>
        <translation>Bảng kế hoạch</translation>
    </message>
</context>
<context>
    <name>PlansModel</name>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>{state}, adjusted</source>
        <translation>{state}, đã điều chỉnh</translation>
    </message>
    <message>
        <source>{state}, archived</source>
        <translation>{state}, đã cất</translation>
    </message>
    <message>
        <source>{state}, being adjusted</source>
        <translation>{state}, đang điều chỉnh</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>All plans are archived or in the bin.</source>
        <translation>Các kế hoạch đều đã cất hoặc đã bỏ.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Cất đi</translation>
    </message>
    <message>
        <source>Archived: {title}</source>
        <translation>Đã cất: {title}</translation>
    </message>
    <message>
        <source>Check a Word text…</source>
        <translation>Soát văn bản Word…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>From the plan of {year}</source>
        <translation>Lập từ kế hoạch năm {year}</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>Bỏ kế hoạch</translation>
    </message>
    <message>
        <source>Moved to the bin: {title}. Undo brings it back.</source>
        <translation>Đã bỏ: {title}. Hoàn tác (Ctrl+Z) để lấy lại.</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>Lập kế hoạch mới…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Plans: {count}</source>
        <translation>{count} kế hoạch</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Show archived and binned plans ({count})</source>
        <translation>Hiện cả kế hoạch đã cất, đã bỏ ({count})</translation>
    </message>
    <message>
        <source>Take from file</source>
        <translation>Lấy từ tệp</translation>
    </message>
    <message>
        <source>Take from file…</source>
        <translation>Lấy từ tệp…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Lấy lại kế hoạch đã cất</translation>
    </message>
    <message>
        <source>Take out of the bin</source>
        <translation>Lấy lại kế hoạch đã bỏ</translation>
    </message>
    <message>
        <source>Taken out of the archive: {title}</source>
        <translation>Đã lấy lại: {title}</translation>
    </message>
    <message>
        <source>Taken out of the bin: {title}</source>
        <translation>Đã lấy lại: {title}</translation>
    </message>
    <message>
        <source>There is no plan for {year} yet. Plans for {before}: {count}.</source>
        <translation>Chưa có kế hoạch năm {year}. Năm {before} có {count} kế hoạch.</translation>
    </message>
    <message>
        <source>There is no plan yet. Drop the Word or Excel file of a plan here to begin.</source>
        <translation>Chưa có kế hoạch nào. Kéo tệp Word hoặc Excel của kế hoạch vào đây để bắt đầu.</translation>
    </message>
    <message>
        <source>Took {count} tasks from the long plan. Undo takes them back.</source>
        <translation>Đã lấy {count} nhiệm vụ từ kế hoạch giai đoạn. Hoàn tác sẽ bỏ ra.</translation>
    </message>
    <message>
        <source>Use a template</source>
        <translation>Dùng mẫu</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Back to the plan</source>
        <translation>Về kế hoạch</translation>
    </message>
    <message>
        <source>Back to the plans</source>
        <translation>Về danh sách kế hoạch</translation>
    </message>
    <message>
        <source>Copy appendix</source>
        <translation>Sao chép phụ lục</translation>
    </message>
    <message>
        <source>Copying the table…</source>
        <translation>Đang chép bảng…</translation>
    </message>
    <message>
        <source>Document of the plan…</source>
        <translation>Văn bản kế hoạch…</translation>
    </message>
    <message>
        <source>Drag the edge of a column to change its width.</source>
        <translation>Kéo cạnh cột trên trang để đổi độ rộng.</translation>
    </message>
    <message>
        <source>Excel files (*.xlsx)</source>
        <translation>Tệp Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>Xuất Excel</translation>
    </message>
    <message>
        <source>Export to Excel…</source>
        <translation>Xuất Excel…</translation>
    </message>
    <message>
        <source>Export to Word</source>
        <translation>Xuất Word</translation>
    </message>
    <message>
        <source>Export to Word…</source>
        <translation>Xuất Word…</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>Mark as a draft</source>
        <translation>Ghi “Dự thảo”</translation>
    </message>
    <message>
        <source>No plan is chosen.</source>
        <translation>Chưa chọn kế hoạch nào.</translation>
    </message>
    <message>
        <source>Number and day stay blank: they are written after signing.</source>
        <translation>Số và ngày để trống: ghi sau khi ký.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Opinions…</source>
        <translation>Lấy ý kiến…</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Page setup…</source>
        <translation>Trang in…</translation>
    </message>
    <message>
        <source>Paper, margins, letters, signature block</source>
        <translation>Hướng giấy, lề, cỡ chữ, khối chữ ký</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Print a draft on half the paper, its letters smaller</source>
        <translation>In bản nháp tốn một nửa giấy, chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
    </message>
    <message>
        <source>Print to submit…</source>
        <translation>In bản trình…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>In…</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>Đã lưu {file}.</translation>
    </message>
    <message>
        <source>Send the draft for opinions, and settle those that came</source>
        <translation>Gửi dự thảo lấy ý kiến, tiếp thu hoặc giải trình ý kiến nhận được</translation>
    </message>
    <message>
        <source>The table is copied. Paste it into Word with Ctrl+V.</source>
        <translation>Đã chép bảng. Mở tệp Word và dán bằng Ctrl+V.</translation>
    </message>
    <message>
        <source>The table is locked; its pages stay as they are.</source>
        <translation>Bảng đã khóa; trang in giữ nguyên như đã có.</translation>
    </message>
    <message>
        <source>The table of the appendix in sight, to be pasted into your own Word file</source>
        <translation>Chép bảng của phụ lục đang xem để dán vào tệp Word của đơn vị</translation>
    </message>
    <message>
        <source>This plan has no table to print yet.</source>
        <translation>Kế hoạch này chưa có bảng để in.</translation>
    </message>
    <message>
        <source>Two pages on a sheet</source>
        <translation>Hai trang một tờ</translation>
    </message>
    <message>
        <source>What changed since the round before</source>
        <translation>So sánh với lần trước</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Tệp Word (*.docx)</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>Đang ghi tệp…</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} trang</translation>
    </message>
    <message>
        <source>{first} The same holds for: {others}</source>
        <translation>{first} Các ký tự khác cũng vậy: {others}</translation>
    </message>
    <message>
        <source>“DỰ THẢO” stands on every page. Take it off for the copy that is to be signed.</source>
        <translation>Mỗi trang có chữ “DỰ THẢO”. Bỏ dấu chọn khi in bản để ký.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>No printer was found on this computer. The pages can be saved as a PDF.</source>
        <translation>Máy này chưa có máy in nào. Có thể lưu thành tệp PDF để in ở máy khác.</translation>
    </message>
    <message>
        <source>Part of the pages lies where this printer cannot print: it would be cut off. Wider margins in the page setup help.</source>
        <translation>Máy in này không in được sát mép giấy: một phần trang sẽ bị mất. Đặt lề rộng hơn trong Trang in để in đủ.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Print anyway</source>
        <translation>Vẫn in</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Lưu PDF…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Đã gửi đến máy in.</translation>
    </message>
    <message>
        <source>The printer did not take the pages. Check that it is on, or save them as a PDF.</source>
        <translation>Máy in không nhận bản in. Kiểm tra máy in đã bật chưa, hoặc lưu thành tệp PDF.</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>Ad-hoc task: what is to be done</source>
        <translation>Thêm việc phát sinh: nội dung</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add the ad-hoc task (Enter)</source>
        <translation>Thêm việc phát sinh (Enter)</translation>
    </message>
    <message>
        <source>By document no.</source>
        <translation>Theo văn bản số</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>Deadline, such as 15/6</source>
        <translation>Thời hạn, ví dụ 15/6</translation>
    </message>
    <message>
        <source>Reported with the plan</source>
        <translation>Báo cáo cùng kế hoạch</translation>
    </message>
    <message>
        <source>What came up</source>
        <translation>Nội dung việc phát sinh</translation>
    </message>
    <message>
        <source>Write what is to be done; deadline and document may stay blank.</source>
        <translation>Cần ghi nội dung việc; thời hạn và văn bản có thể để trống.</translation>
    </message>
</context>
<context>
    <name>ReceiptCodeDialog</name>
    <message>
        <source>Ten digits from {office}, for sending {number}:</source>
        <translation>Mã biên nhận 10 số của {office} cho lần gửi {number}:</translation>
    </message>
</context>
<context>
    <name>ReceivePanel</name>
    <message>
        <source>Choose files</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Do not receive</source>
        <translation>Không nhận</translation>
    </message>
    <message>
        <source>Drop files or a whole folder here, or a stick's folder. Files of the program are found by what is in them, whatever they are called; nothing else is opened.</source>
        <translation>Kéo tệp, cả thư mục hoặc thư mục trên USB vào đây. Chương trình nhận ra tệp dữ liệu theo nội dung, tên tệp là gì cũng được, và không mở tệp nào khác.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files of the program, zip ({files});;All files (*)</source>
        <translation>Tệp dữ liệu, tệp nén zip ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Look at the file…</source>
        <translation>Xem tệp…</translation>
    </message>
    <message>
        <source>Looked at, nothing taken in yet. Ready: {count} of {files} files.</source>
        <translation>Mới xem, chưa tiếp nhận. Sẵn sàng tiếp nhận: {count} trong {files} tệp.</translation>
    </message>
    <message>
        <source>Nothing new in {count}, nothing to do there.</source>
        <translation>{count} tệp không có gì mới, không cần làm gì.</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>Chưa tiếp nhận tệp nào.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>Receipt code</source>
        <translation>Mã biên nhận</translation>
    </message>
    <message>
        <source>Receipts saved and checked: {count}.</source>
        <translation>Đã lưu và đọc lại, khớp: {count} biên nhận.</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Receive {count} files</source>
        <translation>Tiếp nhận {count} tệp</translation>
    </message>
    <message>
        <source>Received: {taken}, of these for communes: {proxies}.</source>
        <translation>Đã tiếp nhận {taken} tệp, trong đó nhập thay {proxies} tệp.</translation>
    </message>
    <message>
        <source>Received: {taken}.</source>
        <translation>Đã tiếp nhận {taken} tệp.</translation>
    </message>
    <message>
        <source>Receiving…</source>
        <translation>Đang tiếp nhận…</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Results of the files</source>
        <translation>Kết quả từng tệp</translation>
    </message>
    <message>
        <source>Save receipts</source>
        <translation>Lưu biên nhận</translation>
    </message>
    <message>
        <source>Still to be looked at: {count}, the reasons are below.</source>
        <translation>Còn {count} tệp cần xem, lý do ở bên dưới.</translation>
    </message>
    <message>
        <source>Take anyway</source>
        <translation>Vẫn nhận</translation>
    </message>
    <message>
        <source>Undo this reception</source>
        <translation>Hoàn tác lần tiếp nhận này</translation>
    </message>
    <message>
        <source>Undone: {count} files of this reception. They can be received again.</source>
        <translation>Đã hoàn tác {count} tệp của lần tiếp nhận này. Có thể tiếp nhận lại các tệp đó.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Lý do, việc cần làm</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>Collected plans</source>
        <translation>Kế hoạch đã nhận</translation>
    </message>
    <message>
        <source>For the computer officer…</source>
        <translation>Thông tin cho người phụ trách máy tính…</translation>
    </message>
    <message>
        <source>Rebuild the figures from the files received</source>
        <translation>Dựng lại số liệu từ các tệp đã nhận</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>Các lần tiếp nhận</translation>
    </message>
    <message>
        <source>What was received</source>
        <translation>Những gì đã nhận</translation>
    </message>
</context>
<context>
    <name>ReceptionPanel</name>
    <message>
        <source>Changed, to be taken in</source>
        <translation>Có thay đổi, chờ tiếp nhận</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Drop files or a whole folder here, or a stick's folder: files of the program, Excel forms that came back, free Word and Excel. What is not the program's own waits until it is taken in.</source>
        <translation>Kéo tệp, cả thư mục hoặc thư mục trên USB vào đây: tệp của chương trình, biểu thu thập Excel xã gửi lại, tệp Word, Excel bất kỳ. Tệp không phải của chương trình chờ xem trước rồi mới tiếp nhận.</translation>
    </message>
    <message>
        <source>Files of communes ({files});;All files (*)</source>
        <translation>Tệp của xã, phường ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Held in proxy</source>
        <translation>Cấp trên nhập thay</translation>
    </message>
    <message>
        <source>Left, another is chosen</source>
        <translation>Không lấy, đã chọn tệp khác</translation>
    </message>
    <message>
        <source>New, to be taken in</source>
        <translation>Mới, chờ tiếp nhận</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Chưa nhận được</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Không có gì mới</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>Ready to be taken in: {count}.</source>
        <translation>Chờ tiếp nhận: {count} tệp.</translation>
    </message>
    <message>
        <source>Rebuilding the figures from the files received…</source>
        <translation>Đang dựng lại số liệu từ các tệp đã nhận…</translation>
    </message>
    <message>
        <source>Receive {count} files</source>
        <translation>Tiếp nhận {count} tệp</translation>
    </message>
    <message>
        <source>Sent by the commune itself</source>
        <translation>Xã đã tự gửi</translation>
    </message>
    <message>
        <source>Something was changed since. Undo that first with Ctrl+Z, step by step.</source>
        <translation>Sau đó đã có thay đổi khác. Hoàn tác lần lượt các thay đổi đó bằng Ctrl+Z trước.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Take in {count} files…</source>
        <translation>Tiếp nhận {count} tệp…</translation>
    </message>
    <message>
        <source>Taken in before</source>
        <translation>Đã tiếp nhận trước đó</translation>
    </message>
    <message>
        <source>Taking in…</source>
        <translation>Đang tiếp nhận…</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Nhận tệp này</translation>
    </message>
    <message>
        <source>What “{file}” changes</source>
        <translation>Những gì tệp “{file}” thay đổi</translation>
    </message>
    <message>
        <source>Which commune has sent “{file}”?</source>
        <translation>Tệp “{file}” của xã, phường nào?</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Chọn tệp nào?</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>Của xã, phường nào?</translation>
    </message>
    <message>
        <source>Whose is it…</source>
        <translation>Của xã, phường nào…</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} tệp</translation>
    </message>
</context>
<context>
    <name>ReceptionsList</name>
    <message>
        <source>A later reception is on top</source>
        <translation>Đã có lần nhận sau</translation>
    </message>
    <message>
        <source>A reception is undone as a whole; its files can be received again.</source>
        <translation>Hoàn tác cả lần tiếp nhận; các tệp đó có thể tiếp nhận lại.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Can be undone</source>
        <translation>Hoàn tác được</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Nothing has been received yet.</source>
        <translation>Chưa tiếp nhận tệp nào.</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Cơ quan gửi</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Lúc nhận</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>Các lần tiếp nhận</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>These stand on it and are undone with it: {later}.</source>
        <translation>Các lần nhận sau dựa trên lần này, sẽ được hoàn tác cùng: {later}.</translation>
    </message>
    <message>
        <source>Undo this one and {count} later</source>
        <translation>Hoàn tác lần này và {count} lần sau</translation>
    </message>
    <message>
        <source>Undo this reception</source>
        <translation>Hoàn tác lần tiếp nhận này</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Đã hoàn tác</translation>
    </message>
</context>
<context>
    <name>RecoveredStrip</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Last time the program ended suddenly. Everything up to {time} is here; a cell that was being typed in may not have been saved.</source>
        <translation>Lần trước chương trình đóng đột ngột. Đã khôi phục đến {time}; ô đang gõ dở có thể chưa lưu.</translation>
    </message>
    <message>
        <source>Last time the program ended suddenly; a cell that was being typed in may not have been saved.</source>
        <translation>Lần trước chương trình đóng đột ngột; ô đang gõ dở có thể chưa lưu.</translation>
    </message>
</context>
<context>
    <name>RemarkBar</name>
    <message>
        <source>All remarks</source>
        <translation>Tất cả ý kiến</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Sửa ô</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Giải trình…</translation>
    </message>
    <message>
        <source>Next remark (F9)</source>
        <translation>Ý kiến tiếp (F9)</translation>
    </message>
    <message>
        <source>Previous remark (Shift+F9)</source>
        <translation>Ý kiến trước (Shift+F9)</translation>
    </message>
    <message>
        <source>Write as proposed</source>
        <translation>Sửa theo đề nghị</translation>
    </message>
</context>
<context>
    <name>RemarkCards</name>
    <message>
        <source>Edit the cell</source>
        <translation>Sửa ô</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Giải trình…</translation>
    </message>
    <message>
        <source>Write as proposed</source>
        <translation>Sửa theo đề nghị</translation>
    </message>
    <message>
        <source>{count} more remarks…</source>
        <translation>Còn {count} ý kiến…</translation>
    </message>
</context>
<context>
    <name>RemarksDialog</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Chép bảng</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Giải trình…</translation>
    </message>
    <message>
        <source>Go to the cell</source>
        <translation>Đến ô đó</translation>
    </message>
    <message>
        <source>No remark here. Shift+F2 on a cell writes one down.</source>
        <translation>Không có ý kiến nào ở đây. Bấm Shift+F2 tại một ô để ghi ý kiến.</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>Chưa xử lý</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Paste it into Word or Excel</source>
        <translation>Dán được vào Word hoặc Excel</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Các ý kiến</translation>
    </message>
    <message>
        <source>Remarks on the plan</source>
        <translation>Ý kiến về kế hoạch</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Đã xử lý</translation>
    </message>
    <message>
        <source>Taken or explained</source>
        <translation>Tiếp thu, giải trình</translation>
    </message>
    <message>
        <source>Take…</source>
        <translation>Tiếp thu…</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Chỗ nào</translation>
    </message>
    <message>
        <source>Which remarks to show</source>
        <translation>Hiện những ý kiến nào</translation>
    </message>
    <message>
        <source>Whose remark</source>
        <translation>Người cho ý kiến</translation>
    </message>
    <message>
        <source>{count} remarks are copied as a table.</source>
        <translation>Đã chép bảng {count} ý kiến.</translation>
    </message>
</context>
<context>
    <name>ReplaceRow</name>
    <message>
        <source>Match case</source>
        <translation>Phân biệt hoa, thường</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Thay tất cả</translation>
    </message>
    <message>
        <source>Replace in this cell and go to the next one</source>
        <translation>Thay trong ô này rồi sang ô sau (Enter)</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Thay bằng</translation>
    </message>
    <message>
        <source>Replace {places} places in {cells} cells</source>
        <translation>Thay {places} chỗ trong {cells} ô</translation>
    </message>
    <message>
        <source>The table is locked: it can be searched, nothing can be replaced</source>
        <translation>Bảng đã khóa nên chỉ tìm được, không thay được</translation>
    </message>
    <message>
        <source>Where to replace</source>
        <translation>Phạm vi thay</translation>
    </message>
</context>
<context>
    <name>ResultLine</name>
    <message>
        <source>Dismiss</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>RevisionRows</name>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Content, task</source>
        <translation>Nội dung, nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>RivalStrip</name>
    <message>
        <source>It has a new computer</source>
        <translation>Xã đã đổi máy, nhận máy mới</translation>
    </message>
    <message>
        <source>Keep the first one</source>
        <translation>Giữ máy cũ</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau, hỏi lại xã</translation>
    </message>
    <message>
        <source>Two computers use the connection file of {office} ({first} and {second}). Has the office a new computer, or was the file used by mistake? Ask it by a telephone number you know.</source>
        <translation>Có hai máy cùng dùng tệp kết nối của {office} ({first} và {second}). Xã đổi máy hay dùng nhầm tệp? Nên hỏi lại theo số điện thoại đã biết.</translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>(empty)</source>
        <translation>(chưa ghi)</translation>
    </message>
</context>
<context>
    <name>RowHistory</name>
    <message>
        <source>After</source>
        <translation>Sau</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Copy what stood before</source>
        <translation>Sao chép nội dung trước</translation>
    </message>
    <message>
        <source>History of this row</source>
        <translation>Lịch sử của dòng này</translation>
    </message>
    <message>
        <source>Nothing of this row has changed yet.</source>
        <translation>Dòng này chưa có thay đổi nào.</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>The text of the chosen line before that change, to be pasted again</source>
        <translation>Nội dung trước lần sửa đang chọn, để dán lại</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người sửa</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Larger</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>This page cannot be shown here. Open the file beside the program.</source>
        <translation>Trang này không hiện được ở đây. Bấm Mở tệp để xem bên cạnh.</translation>
    </message>
</context>
<context>
    <name>SearchEverywhere</name>
    <message>
        <source>Ad-hoc tasks, outside the plans</source>
        <translation>Việc phát sinh, ngoài kế hoạch</translation>
    </message>
    <message>
        <source>Enter opens, Esc closes.</source>
        <translation>Enter để mở, Esc để đóng.</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Mới mở gần đây</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Search all plans; accents are not needed</source>
        <translation>Tìm trong mọi kế hoạch; có thể gõ không dấu</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Tìm mọi nơi</translation>
    </message>
    <message>
        <source>The first {count} places are shown. One more word makes them fewer.</source>
        <translation>Đang hiện {count} chỗ đầu tiên. Gõ thêm chữ để thu hẹp.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>{count} places, {plans} plans. Enter opens.</source>
        <translation>Tìm thấy {count} chỗ trong {plans} kế hoạch. Enter để mở.</translation>
    </message>
    <message>
        <source>“{text}” was not found. Try fewer words; accents are not needed.</source>
        <translation>Không tìm thấy “{text}”. Thử ít chữ hơn; có thể gõ không dấu.</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>Also save as .zip</source>
        <translation>Lưu thêm tệp .zip</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Folder, to send by document system, e-mail or Zalo</source>
        <translation>Thư mục, để gửi qua hệ thống văn bản, thư điện tử, Zalo</translation>
    </message>
    <message>
        <source>Look at the content</source>
        <translation>Xem nội dung</translation>
    </message>
    <message>
        <source>Look for USB sticks</source>
        <translation>Tìm USB</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Plan to send</source>
        <translation>Kế hoạch cần gửi</translation>
    </message>
    <message>
        <source>Print sending slip…</source>
        <translation>In phiếu gửi…</translation>
    </message>
    <message>
        <source>Save sending slip…</source>
        <translation>Lưu phiếu gửi (PDF)…</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Save to send</source>
        <translation>Lưu để gửi</translation>
    </message>
    <message>
        <source>Saved and checked. Sending {number}.</source>
        <translation>Đã lưu xong và đã kiểm tra lại. Lần gửi {number}.</translation>
    </message>
    <message>
        <source>Saved as {file} too: send it where {ending} files are refused. It is received alike.</source>
        <translation>Đã lưu thêm {file}: gửi tệp này đến nơi từ chối tệp {ending}; nơi nhận mở được như nhau.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Shared folder {folder}</source>
        <translation>Thư mục dùng chung {folder}</translation>
    </message>
    <message>
        <source>Superior to send to</source>
        <translation>Gửi cho cấp trên nào</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Chưa có kế hoạch nào.</translation>
    </message>
    <message>
        <source>This plan can no longer be sent to that office from here.</source>
        <translation>Không gửi lại được: kế hoạch đã bỏ hoặc không còn kết nối với cơ quan đó.</translation>
    </message>
    <message>
        <source>USB {name}, read-only: unlock it to save there</source>
        <translation>USB {name}, chỉ đọc: mở khóa thì mới lưu vào được</translation>
    </message>
    <message>
        <source>USB {name}, {free} free</source>
        <translation>USB {name}, còn {free}</translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation>Không kèm tài liệu kiểm chứng</translation>
    </message>
    <message>
        <source>Without evidence (smaller file, {size})</source>
        <translation>Không kèm tài liệu kiểm chứng (tệp nhỏ hơn, {size})</translation>
    </message>
    <message>
        <source>Writing, then reading back to check…</source>
        <translation>Đang ghi, rồi đọc lại để kiểm tra…</translation>
    </message>
    <message>
        <source>You can remove the USB stick.</source>
        <translation>Có thể rút USB.</translation>
    </message>
    <message>
        <source>with {count} files, {size}</source>
        <translation>kèm {count} tệp, {size}</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>{count} chỉ tiêu</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm</translation>
    </message>
</context>
<context>
    <name>SendingContentDialog</name>
    <message>
        <source>About {size}. Nothing has been saved yet.</source>
        <translation>Khoảng {size}. Chưa lưu tệp nào.</translation>
    </message>
    <message>
        <source>About {size}; without evidence {bare}. Nothing has been saved yet.</source>
        <translation>Khoảng {size}; nếu không kèm tài liệu kiểm chứng thì {bare}. Chưa lưu tệp nào.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Evidence that goes with it</source>
        <translation>Tài liệu kiểm chứng gửi kèm</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Gửi kèm</translation>
    </message>
    <message>
        <source>No file of evidence goes with it.</source>
        <translation>Không có tài liệu kiểm chứng gửi kèm.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Stays: {why}</source>
        <translation>Không kèm: {why}</translation>
    </message>
    <message>
        <source>The plan is in the midst of an adjustment and goes with that mark.</source>
        <translation>Kế hoạch đang điều chỉnh dở; nơi nhận thấy rõ điều đó.</translation>
    </message>
    <message>
        <source>To: {office}</source>
        <translation>Gửi cho: {office}</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Nội dung sẽ gửi</translation>
    </message>
    <message>
        <source>{count} files of evidence stay here, as chosen. The superior can ask for them in a receipt.</source>
        <translation>Không kèm {count} tài liệu kiểm chứng, như đã chọn. Cấp trên cần thì ghi trong biên nhận, lần gửi sau sẽ kèm.</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products, {targets} targets, {files} files of evidence</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm, {targets} chỉ tiêu, {files} tài liệu kiểm chứng</translation>
    </message>
</context>
<context>
    <name>SentDayDialog</name>
    <message>
        <source>Came by:</source>
        <translation>Nguồn, cách gửi:</translation>
    </message>
    <message>
        <source>Day of sending: {office}</source>
        <translation>Ngày gửi: {office}</translation>
    </message>
    <message>
        <source>Day, such as 14/06/2026:</source>
        <translation>Ngày, ví dụ 14/06/2026:</translation>
    </message>
    <message>
        <source>It says whether a plan came in time, not the day it is taken in.</source>
        <translation>Đúng hạn hay muộn tính theo ngày gửi này, không theo ngày tiếp nhận.</translation>
    </message>
    <message>
        <source>Number of the covering document, if any:</source>
        <translation>Số văn bản gửi kèm, nếu có:</translation>
    </message>
    <message>
        <source>The day could not be read. Write it as 14/06/2026.</source>
        <translation>Không đọc được ngày. Ghi theo dạng 14/06/2026.</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Ghi lại</translation>
    </message>
</context>
<context>
    <name>SentList</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files of the program ({files});;All files (*)</source>
        <translation>Tệp của chương trình ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Chưa gửi lần nào.</translation>
    </message>
    <message>
        <source>Open receipt file</source>
        <translation>Mở tệp biên nhận</translation>
    </message>
    <message>
        <source>Open receipt file…</source>
        <translation>Mở tệp biên nhận…</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Cách khác</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Print sending slip…</source>
        <translation>In phiếu gửi…</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Received (the receipt code fits)</source>
        <translation>Cấp trên đã nhận (mã biên nhận khớp)</translation>
    </message>
    <message>
        <source>Received on {day}</source>
        <translation>Cấp trên đã nhận ngày {day}</translation>
    </message>
    <message>
        <source>Received on {day}, not taken in: it differs from the accepted data</source>
        <translation>Cấp trên nhận ngày {day}, chưa ghi vào: khác số liệu đã chấp nhận</translation>
    </message>
    <message>
        <source>Received on {day}, not used: the superior had newer data</source>
        <translation>Cấp trên nhận ngày {day}, không dùng vì có số liệu mới hơn</translation>
    </message>
    <message>
        <source>Received on {day}: nothing new to the superior</source>
        <translation>Cấp trên nhận ngày {day}: không có gì mới</translation>
    </message>
    <message>
        <source>Received together with sending {number}</source>
        <translation>Đã có trong lần gửi {number} (cấp trên đã nhận)</translation>
    </message>
    <message>
        <source>Save sending slip…</source>
        <translation>Lưu phiếu gửi (PDF)…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu lúc</translation>
    </message>
    <message>
        <source>Saved, waiting for the receipt</source>
        <translation>Đã lưu, chờ biên nhận</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Lần gửi</translation>
    </message>
    <message>
        <source>Sending {number} takes its place</source>
        <translation>Lần gửi {number} thay cho lần này</translation>
    </message>
    <message>
        <source>Sending {number}: no receipt after {days} days. Ask the superior or send again; sending again doubles nothing.</source>
        <translation>Lần gửi {number}: chưa có biên nhận sau {days} ngày. Nên hỏi lại cấp trên hoặc gửi lại; gửi lại không gây trùng.</translation>
    </message>
    <message>
        <source>Sent otherwise…</source>
        <translation>Ghi đã gửi cách khác…</translation>
    </message>
    <message>
        <source>Slip of sending {number}</source>
        <translation>Phiếu gửi lần {number}</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Type receipt code…</source>
        <translation>Nhập mã biên nhận…</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Những lần đã gửi</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>đã chấp nhận</translation>
    </message>
    <message>
        <source>opened again</source>
        <translation>đã mở lại</translation>
    </message>
    <message>
        <source>supplement asked for</source>
        <translation>đề nghị bổ sung</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>A backup is one file with all plans and the connection to the superior; it is enough to start again on another computer. Keep one on another drive. Never put secret documents into this program.</source>
        <translation>Bản sao lưu là một tệp có tất cả kế hoạch và kết nối với cấp trên, đủ để dùng tiếp trên máy khác. Nên giữ một bản ở ổ đĩa khác. Không đưa tài liệu mật vào chương trình này.</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>Về chương trình</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Theo máy</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Sao lưu ngay…</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>Đã sao lưu và kiểm tra: {file}</translation>
    </message>
    <message>
        <source>Backing up and checking…</source>
        <translation>Đang sao lưu và kiểm tra…</translation>
    </message>
    <message>
        <source>Backups (*.ccbak)</source>
        <translation>Bản sao lưu (*.ccbak)</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Connected with {office} since {day}.</source>
        <translation>Đã kết nối với {office} từ ngày {day}.</translation>
    </message>
    <message>
        <source>Connected with {office}.</source>
        <translation>Đã kết nối với {office}.</translation>
    </message>
    <message>
        <source>Connection with the superior</source>
        <translation>Kết nối với cấp trên</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>Dữ liệu và sao lưu</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. Made with Qt (LGPL 3), the typeface Tinos (SIL Open Font License 1.1) and the icons of Lucide (ISC License).</source>
        <translation>Phần mềm tự do theo giấy phép Apache 2.0. Có dùng Qt (LGPL 3), phông chữ Tinos (SIL Open Font License 1.1) và biểu tượng Lucide (giấy phép ISC).</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Ngôn ngữ và giao diện</translation>
    </message>
    <message>
        <source>Last backup: {time}, in the data folder</source>
        <translation>Sao lưu gần nhất: {time}, trong thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Last backup: {time}, {file}</source>
        <translation>Sao lưu gần nhất: {time}, {file}</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Plans can also be sent as Word or PDF files, without a connection.</source>
        <translation>Kế hoạch vẫn gửi được bằng tệp Word hoặc PDF, không cần kết nối.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Signed copies that it does not hold: {count}. Keep the originals.</source>
        <translation>Tệp bản đã ký không nằm trong bản sao lưu: {count}. Giữ các tệp gốc.</translation>
    </message>
    <message>
        <source>The name stands in the history beside each change.</source>
        <translation>Tên này được ghi trong lịch sử, bên cạnh từng thay đổi.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>Who is working</source>
        <translation>Người đang làm</translation>
    </message>
    <message>
        <source>ccapp, version {version}</source>
        <translation>ccapp, bản {version}</translation>
    </message>
</context>
<context>
    <name>SignaturesDialog</name>
    <message>
        <source>Certificates (*.cer *.crt *.pem *.der)</source>
        <translation>Chứng thư (*.cer *.crt *.pem *.der)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Digital signatures</source>
        <translation>Chữ ký số</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Chứng thư gốc</translation>
    </message>
    <message>
        <source>Signed {when} by the signer's clock; certificate issued by {issuer}.</source>
        <translation>Ký lúc {when} theo giờ của máy ký; chứng thư do {issuer} cấp.</translation>
    </message>
    <message>
        <source>Trusted root certificate (chosen once):</source>
        <translation>Chứng thư gốc của nơi cấp (chọn một lần):</translation>
    </message>
    <message>
        <source>Unknown signer</source>
        <translation>Không rõ người ký</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa chọn</translation>
    </message>
</context>
<context>
    <name>SignedCopyPage</name>
    <message>
        <source>Another file…</source>
        <translation>Chọn tệp khác…</translation>
    </message>
    <message>
        <source>Blanks read as “same as above” in the columns: {columns}.</source>
        <translation>Ô trống được hiểu là như dòng trên, ở các cột: {columns}.</translation>
    </message>
    <message>
        <source>Choose the signed copy…</source>
        <translation>Chọn bản đã ký…</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Columns not found in the file, so not compared: {columns}.</source>
        <translation>Không thấy trong tệp các cột sau nên chưa so sánh: {columns}.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Đang đối chiếu…</translation>
    </message>
    <message>
        <source>Comparison done</source>
        <translation>Đã đối chiếu xong</translation>
    </message>
    <message>
        <source>Comparison with the signed copy</source>
        <translation>Đối chiếu bản đã ký</translation>
    </message>
    <message>
        <source>In the program</source>
        <translation>Trong máy</translation>
    </message>
    <message>
        <source>In the signed copy</source>
        <translation>Bản đã ký</translation>
    </message>
    <message>
        <source>Issue, lock the table</source>
        <translation>Ban hành, khóa bảng</translation>
    </message>
    <message>
        <source>Issued: {number}. The table is locked.</source>
        <translation>Đã ban hành: {number}. Bảng đã khóa.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Giữ</translation>
    </message>
    <message>
        <source>Keep as in the program</source>
        <translation>Giữ như trong máy</translation>
    </message>
    <message>
        <source>Keep as in the program…</source>
        <translation>Giữ như trong máy (ghi lý do)…</translation>
    </message>
    <message>
        <source>Kept as in the program, with a reason: {count}.</source>
        <translation>Giữ như trong máy, có ghi lý do: {count}.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Not found in the file: {tables}.</source>
        <translation>Không thấy trong tệp: {tables}.</translation>
    </message>
    <message>
        <source>Nothing differs in what was compared.</source>
        <translation>Phần đã so sánh không có chỗ nào khác.</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Mở tệp</translation>
    </message>
    <message>
        <source>Or open the file, compare each row by eye and tick it: {ticked} of {count}.</source>
        <translation>Hoặc mở tệp, đối chiếu từng dòng bằng mắt rồi đánh dấu: {ticked} trên {count}.</translation>
    </message>
    <message>
        <source>Places that differ: {count}.</source>
        <translation>Số chỗ ghi khác: {count}.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Rest of the row</source>
        <translation>Các cột còn lại</translation>
    </message>
    <message>
        <source>Rows to compare by eye</source>
        <translation>Các dòng cần đối chiếu bằng mắt</translation>
    </message>
    <message>
        <source>Tables of the signed file that were not compared: {tables}.</source>
        <translation>Bảng trong bản đã ký không được đối chiếu: {tables}.</translation>
    </message>
    <message>
        <source>Take over from the signed copy</source>
        <translation>Lấy theo bản đã ký</translation>
    </message>
    <message>
        <source>Take the copy away</source>
        <translation>Gỡ bản này ra</translation>
    </message>
    <message>
        <source>The comparison is done.</source>
        <translation>Đã đối chiếu xong.</translation>
    </message>
    <message>
        <source>There is no signed copy yet. Choose the PDF, Word file or picture of what was signed. It is kept beside the data. Backups hold the newest signed copies, up to 100 MB in all, so keep the original. Do not put secret documents into this program.</source>
        <translation>Chưa có bản đã ký. Chọn tệp PDF, Word hoặc ảnh của bản đã ký. Tệp được cất trong thư mục dữ liệu. Bản sao lưu gồm các bản đã ký mới nhất, tổng cộng không quá 100 MB, nên vẫn cần giữ tệp gốc. Không đưa tài liệu mật vào chương trình này.</translation>
    </message>
    <message>
        <source>This copy is a picture, so its words cannot be read. Compare each row with the picture and tick it: {ticked} of {count}.</source>
        <translation>Bản này là ảnh nên không đọc được chữ. Đối chiếu từng dòng với ảnh rồi đánh dấu: {ticked} trong {count} dòng.</translation>
    </message>
    <message>
        <source>This plan is no longer here. If it was undone, redo brings it back.</source>
        <translation>Kế hoạch này không còn ở đây. Nếu vừa hoàn tác thì bấm Làm lại để lấy lại.</translation>
    </message>
    <message>
        <source>Tick texts that differ first. Whole lines are taken over or left.</source>
        <translation>Đánh dấu ô ghi khác trước. Dòng thừa, dòng thiếu thì lấy theo bản đã ký hoặc để nguyên.</translation>
    </message>
    <message>
        <source>To the table of the plan</source>
        <translation>Về bảng của kế hoạch</translation>
    </message>
    <message>
        <source>What the signed copy says otherwise</source>
        <translation>Chỗ bản đã ký ghi khác</translation>
    </message>
    <message>
        <source>Why {count} texts stay otherwise than signed:</source>
        <translation>Vì sao {count} ô giữ khác bản đã ký:</translation>
    </message>
</context>
<context>
    <name>SigningButton</name>
    <message>
        <source>Check signatures</source>
        <translation>Kiểm tra chữ ký</translation>
    </message>
    <message>
        <source>Check signatures…</source>
        <translation>Kiểm tra chữ ký…</translation>
    </message>
    <message>
        <source>Checking signatures…</source>
        <translation>Đang kiểm tra chữ ký…</translation>
    </message>
    <message>
        <source>Digital signature</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>No file was written: no name was chosen for it.</source>
        <translation>Chưa ký, vì chưa chọn tên cho tệp đã ký.</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the signed file</source>
        <translation>Lưu tệp đã ký</translation>
    </message>
    <message>
        <source>Signing was stopped.</source>
        <translation>Đã dừng ký theo yêu cầu.</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Đang ký…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Ký số…</translation>
    </message>
</context>
<context>
    <name>StartCheck</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Check a Word text</source>
        <translation>Soát văn bản Word</translation>
    </message>
    <message>
        <source>Take it as a plan</source>
        <translation>Lấy làm kế hoạch</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>Backups ({files});;All files (*)</source>
        <translation>Bản sao lưu ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Check a Word text</source>
        <translation>Soát văn bản Word</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>Connection files ({files});;All files (*)</source>
        <translation>Tệp kết nối ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Đang lập kế hoạch…</translation>
    </message>
    <message>
        <source>Open last year's plan</source>
        <translation>Mở tệp kế hoạch năm trước</translation>
    </message>
    <message>
        <source>Open the superior's connection file</source>
        <translation>Mở tệp kết nối của cấp trên</translation>
    </message>
    <message>
        <source>Opening the sample data…</source>
        <translation>Đang mở dữ liệu mẫu…</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>Đang đọc bản sao lưu…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Đang khôi phục…</translation>
    </message>
    <message>
        <source>Taking the plan in…</source>
        <translation>Đang lấy kế hoạch vào…</translation>
    </message>
    <message>
        <source>Texts ({files});;All files (*)</source>
        <translation>Văn bản ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Where data is kept</source>
        <translation>Nơi lưu dữ liệu</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Last backup: today {time}</source>
        <translation>Sao lưu gần nhất: hôm nay {time}</translation>
    </message>
    <message>
        <source>Last backup: yesterday {time}</source>
        <translation>Sao lưu gần nhất: hôm qua {time}</translation>
    </message>
    <message>
        <source>Last backup: {day} {time}</source>
        <translation>Sao lưu gần nhất: {day} {time}</translation>
    </message>
    <message>
        <source>No receipt yet for sending {number}</source>
        <translation>Chưa có biên nhận lần gửi {number}</translation>
    </message>
    <message>
        <source>Not saved: {reason}.</source>
        <translation>Chưa lưu được: {reason}.</translation>
    </message>
    <message>
        <source>Not saved: {reason}. The text is still on the screen.</source>
        <translation>Chưa lưu được: {reason}. Nội dung vẫn còn trên màn hình.</translation>
    </message>
    <message>
        <source>Save somewhere else…</source>
        <translation>Lưu vào nơi khác…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Đã lưu {time}</translation>
    </message>
    <message>
        <source>The name that signs the history. Click to change it.</source>
        <translation>Tên ghi trong lịch sử. Bấm để đổi người.</translation>
    </message>
    <message>
        <source>Undo: {action}</source>
        <translation>Hoàn tác: {action}</translation>
    </message>
    <message>
        <source>Working: {person}</source>
        <translation>Người đang làm: {person}</translation>
    </message>
</context>
<context>
    <name>StrandedText</name>
    <message>
        <source>Copy what I typed</source>
        <translation>Sao chép nội dung đã gõ</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>The cell was changed while you were typing, so this was not saved: “{text}”</source>
        <translation>Ô này đã thay đổi trong lúc đang gõ nên chưa lưu được: “{text}”</translation>
    </message>
</context>
<context>
    <name>TakeBatch</name>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Các tệp</translation>
    </message>
    <message>
        <source>It does not say its year: look at it and write it.</source>
        <translation>Chưa rõ năm: xem tệp này để ghi.</translation>
    </message>
    <message>
        <source>Look at this file</source>
        <translation>Xem tệp này</translation>
    </message>
    <message>
        <source>No file is here.</source>
        <translation>Không có tệp nào.</translation>
    </message>
    <message>
        <source>No table. {tasks} sentences may be tasks, {targets} may be targets: look at it.</source>
        <translation>Không có bảng. Có {tasks} câu có thể là nhiệm vụ, {targets} câu có thể là chỉ tiêu: xem tệp này để chọn.</translation>
    </message>
    <message>
        <source>Plan title</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>Taken in: {tasks} tasks, {products} products.</source>
        <translation>Đã lấy vào: {tasks} nhiệm vụ, {products} sản phẩm.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả đọc</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>{count} files, {tabled} with a table of tasks. Each one ticked becomes a plan of its own.</source>
        <translation>{count} tệp, {tabled} tệp có bảng nhiệm vụ. Mỗi tệp được đánh dấu thành một kế hoạch riêng.</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products.</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm.</translation>
    </message>
</context>
<context>
    <name>TakeChoice</name>
    <message>
        <source>Table without a title</source>
        <translation>Bảng không có tên</translation>
    </message>
    <message>
        <source>The file has several tables. Which of them belong to the plan?</source>
        <translation>Tệp có nhiều bảng. Những bảng nào thuộc kế hoạch?</translation>
    </message>
    <message>
        <source>{sections} sections, {tasks} tasks, {products} products. Columns: {columns}.</source>
        <translation>{sections} mục, {tasks} nhiệm vụ, {products} sản phẩm. Các cột: {columns}.</translation>
    </message>
</context>
<context>
    <name>TakeFindings</name>
    <message>
        <source>Left out ({count})</source>
        <translation>Phần không lấy ({count})</translation>
    </message>
    <message>
        <source>Needs a look ({count})</source>
        <translation>Cần xem ({count})</translation>
    </message>
</context>
<context>
    <name>TakeHead</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Chọn tệp khác…</translation>
    </message>
    <message>
        <source>Take from file</source>
        <translation>Lấy từ tệp</translation>
    </message>
</context>
<context>
    <name>TakeInPage</name>
    <message>
        <source>Choose files…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Compare with the plan</source>
        <translation>So với kế hoạch</translation>
    </message>
    <message>
        <source>Comparing with the plan…</source>
        <translation>Đang so với kế hoạch…</translation>
    </message>
    <message>
        <source>Copied table</source>
        <translation>Bảng đã sao chép</translation>
    </message>
    <message>
        <source>Look at the rows</source>
        <translation>Xem các dòng</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Chưa lưu gì vào dữ liệu.</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>Step 1 of 2: choose tables</source>
        <translation>Bước 1/2: Chọn bảng</translation>
    </message>
    <message>
        <source>Step 2 of 2: look it over</source>
        <translation>Bước 2/2: Xem lại</translation>
    </message>
    <message>
        <source>Take into a new plan</source>
        <translation>Lấy vào kế hoạch mới</translation>
    </message>
    <message>
        <source>Take into new plans</source>
        <translation>Lấy vào kế hoạch mới</translation>
    </message>
    <message>
        <source>Take into {count} new plans</source>
        <translation>Lấy vào {count} kế hoạch mới</translation>
    </message>
    <message>
        <source>Take what is ticked into the plan</source>
        <translation>Lấy phần đã đánh dấu</translation>
    </message>
    <message>
        <source>Taking the files in…</source>
        <translation>Đang lấy các tệp…</translation>
    </message>
    <message>
        <source>Taking the tasks in…</source>
        <translation>Đang lấy nhiệm vụ vào kế hoạch…</translation>
    </message>
    <message>
        <source>Took {count} files into new plans; each can be undone by itself.</source>
        <translation>Đã lấy {count} tệp vào kế hoạch mới; có thể hoàn tác từng tệp.</translation>
    </message>
    <message>
        <source>Took {count} things from the returned file.</source>
        <translation>Đã lấy {count} nội dung từ tệp gửi lại.</translation>
    </message>
    <message>
        <source>Took {new} new lines and {changed} changed texts from the file.</source>
        <translation>Đã lấy từ tệp {new} dòng mới, {changed} chỗ khác.</translation>
    </message>
    <message>
        <source>Took {tasks} tasks and {products} products into a new plan.</source>
        <translation>Đã lấy {tasks} nhiệm vụ, {products} sản phẩm vào một kế hoạch mới.</translation>
    </message>
    <message>
        <source>What was taken from the file has been undone.</source>
        <translation>Đã hoàn tác lần lấy từ tệp.</translation>
    </message>
</context>
<context>
    <name>TakeMerge</name>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Different ({count})</source>
        <translation>Khác ({count})</translation>
    </message>
    <message>
        <source>Different in the file</source>
        <translation>Khác trong tệp</translation>
    </message>
    <message>
        <source>Every line of the plan is in the file.</source>
        <translation>Mọi dòng của kế hoạch đều có trong tệp.</translation>
    </message>
    <message>
        <source>Goes under</source>
        <translation>Nằm trong</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Trong kế hoạch</translation>
    </message>
    <message>
        <source>Into “{plan}”. Only what is ticked is taken; a blank of the file never replaces a text, and nothing of the plan is removed.</source>
        <translation>Lấy vào “{plan}”. Chỉ lấy phần được đánh dấu; ô trống của tệp không xóa nội dung đang có, kế hoạch không mất dòng nào.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>New ({count})</source>
        <translation>Mới ({count})</translation>
    </message>
    <message>
        <source>New in the file</source>
        <translation>Mới có trong tệp</translation>
    </message>
    <message>
        <source>No line of the plan is in the file as it is here.</source>
        <translation>Không có dòng nào giống hệt nhau.</translation>
    </message>
    <message>
        <source>No text of the file differs from the plan.</source>
        <translation>Không có nội dung nào của tệp khác với kế hoạch.</translation>
    </message>
    <message>
        <source>Not taken, for the plan has no table of that kind: {tables}.</source>
        <translation>Không lấy, vì kế hoạch không có bảng cùng kiểu: {tables}.</translation>
    </message>
    <message>
        <source>Only in the plan</source>
        <translation>Chỉ có trong kế hoạch</translation>
    </message>
    <message>
        <source>Only in the plan ({count})</source>
        <translation>Chỉ có trong kế hoạch ({count})</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>The file has nothing that the plan does not have.</source>
        <translation>Tệp không có dòng nào mà kế hoạch chưa có.</translation>
    </message>
    <message>
        <source>The same ({count})</source>
        <translation>Giống ({count})</translation>
    </message>
    <message>
        <source>The same in both</source>
        <translation>Giống nhau</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>Tệp mang lại những gì</translation>
    </message>
</context>
<context>
    <name>TakeProse</name>
    <message>
        <source>For which year is the plan? Write 2026 or 2026-2030.</source>
        <translation>Kế hoạch của năm nào? Ghi như 2026 hoặc 2026-2030.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Lines that may be tasks or targets</source>
        <translation>Các câu có thể là nhiệm vụ hoặc chỉ tiêu</translation>
    </message>
    <message>
        <source>Look at the lines</source>
        <translation>Xem các câu</translation>
    </message>
    <message>
        <source>Plan title</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>This file has no table of tasks. {tasks} sentences may be tasks, {targets} may be targets.</source>
        <translation>Tệp này không có bảng nhiệm vụ. Có {tasks} câu có thể là nhiệm vụ, {targets} câu có thể là chỉ tiêu.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
</context>
<context>
    <name>TakeReturned</name>
    <message>
        <source>Changed ({count})</source>
        <translation>Sửa ({count})</translation>
    </message>
    <message>
        <source>Changed in the file</source>
        <translation>Sửa trong tệp</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Columns of the file that the plan does not have, with how many cells are written: {columns}. Add the column to the plan first to take them.</source>
        <translation>Cột trong tệp không có trong kế hoạch, kèm số ô có chữ: {columns}. Thêm cột vào kế hoạch trước rồi mới lấy vào được.</translation>
    </message>
    <message>
        <source>Columns that the file lacks stay as they are: {columns}.</source>
        <translation>Cột không còn trong tệp thì giữ nguyên: {columns}.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Nhận xét</translation>
    </message>
    <message>
        <source>Comments ({count})</source>
        <translation>Nhận xét ({count})</translation>
    </message>
    <message>
        <source>Comments in the file</source>
        <translation>Nhận xét trong tệp</translation>
    </message>
    <message>
        <source>Every row of the plan is in the file.</source>
        <translation>Tệp có đủ các dòng của kế hoạch.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Người nhận xét</translation>
    </message>
    <message>
        <source>Goes under</source>
        <translation>Nằm dưới</translation>
    </message>
    <message>
        <source>Headings changed in the file, not in the plan: {columns}.</source>
        <translation>Tên cột đổi trong tệp, kế hoạch giữ tên cũ: {columns}.</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Trong kế hoạch</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Lines with a warning have changed in the plan as well since then: look at them.</source>
        <translation>Dòng có dấu cảnh báo đã được sửa cả trong kế hoạch từ sau lúc xuất: xem rồi mới đánh dấu.</translation>
    </message>
    <message>
        <source>Moved ({count})</source>
        <translation>Chuyển chỗ ({count})</translation>
    </message>
    <message>
        <source>Moved in the file</source>
        <translation>Chuyển chỗ trong tệp</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>New ({count})</source>
        <translation>Mới ({count})</translation>
    </message>
    <message>
        <source>New in the file</source>
        <translation>Mới trong tệp</translation>
    </message>
    <message>
        <source>No longer in the file</source>
        <translation>Không còn trong tệp</translation>
    </message>
    <message>
        <source>No longer in the file ({count})</source>
        <translation>Không còn trong tệp ({count})</translation>
    </message>
    <message>
        <source>No row was moved in the file.</source>
        <translation>Tệp không chuyển chỗ dòng nào.</translation>
    </message>
    <message>
        <source>Not compared, for the plan has no such table: {tables}.</source>
        <translation>Không so sánh vì kế hoạch không có bảng này: {tables}.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Chỗ mới</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Read it as an ordinary file</source>
        <translation>Đọc như tệp thường</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>The file changes no text of the plan.</source>
        <translation>Tệp không sửa nội dung nào của kế hoạch.</translation>
    </message>
    <message>
        <source>The file has no new comments.</source>
        <translation>Tệp không có nhận xét mới.</translation>
    </message>
    <message>
        <source>The file has no new rows.</source>
        <translation>Tệp không có dòng mới.</translation>
    </message>
    <message>
        <source>This file was exported from “{plan}”. Only what is ticked is taken; nothing is removed from the plan unless its line is ticked.</source>
        <translation>Tệp này xuất ra từ kế hoạch “{plan}”. Chỉ lấy những gì được đánh dấu; không dòng nào của kế hoạch bị bỏ nếu chưa đánh dấu dòng đó.</translation>
    </message>
    <message>
        <source>What the plan was when it was exported is not known: compare with care.</source>
        <translation>Không còn biết nội dung lúc xuất tệp nên chỉ so được với kế hoạch hiện nay; xem kỹ trước khi lấy.</translation>
    </message>
    <message>
        <source>What the returned file says</source>
        <translation>Những gì tệp gửi lại nêu</translation>
    </message>
    <message>
        <source>When exported</source>
        <translation>Lúc xuất</translation>
    </message>
    <message>
        <source>{count} rows came to the plan since then and stay.</source>
        <translation>{count} dòng được thêm vào kế hoạch từ sau lúc xuất, vẫn giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>TakeReview</name>
    <message>
        <source>For which year is the plan? Write 2026 or 2026-2030.</source>
        <translation>Kế hoạch của năm nào? Ghi như 2026 hoặc 2026-2030.</translation>
    </message>
    <message>
        <source>Found: {tables} tables, {sections} sections, {tasks} tasks, {products} products.</source>
        <translation>Tìm thấy {tables} bảng: {sections} mục, {tasks} nhiệm vụ, {products} sản phẩm.</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Trong tệp</translation>
    </message>
    <message>
        <source>In the file (only to look at)</source>
        <translation>Trong tệp (chỉ xem)</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>Xem bảng trong tệp</translation>
    </message>
    <message>
        <source>Look at what will be taken</source>
        <translation>Xem phần sẽ lấy vào</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Các bảng</translation>
    </message>
    <message>
        <source>Will be taken</source>
        <translation>Sẽ lấy vào</translation>
    </message>
    <message>
        <source>Will be taken: set right what a column means</source>
        <translation>Sẽ lấy vào (chọn lại nếu cột ghép chưa đúng)</translation>
    </message>
</context>
<context>
    <name>TakeStart</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Drop the file of a plan here, or choose it: Word, Excel, PDF and others, also several or a whole folder. The program finds the table of tasks and shows it before anything is stored. The file itself is not changed.</source>
        <translation>Kéo tệp kế hoạch vào đây hoặc chọn tệp: Word, Excel, PDF và các loại khác, có thể nhiều tệp hoặc cả thư mục. Chương trình tự tìm bảng nhiệm vụ và cho xem trước khi lưu. Tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>Mở kế hoạch</translation>
    </message>
    <message>
        <source>Paste a copied table</source>
        <translation>Dán bảng đã sao chép</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>TakeTarget</name>
    <message>
        <source>Plan title</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>Plan to take into</source>
        <translation>Kế hoạch để lấy vào</translation>
    </message>
    <message>
        <source>Take into:</source>
        <translation>Lấy vào:</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>a new plan</source>
        <translation>kế hoạch mới</translation>
    </message>
    <message>
        <source>a plan being written</source>
        <translation>kế hoạch đang soạn</translation>
    </message>
</context>
<context>
    <name>TargetsStrip</name>
    <message>
        <source>Look through and take…</source>
        <translation>Xem và lấy vào…</translation>
    </message>
    <message>
        <source>Took over targets of {office}.</source>
        <translation>Đã lấy chỉ tiêu do {office} giao.</translation>
    </message>
    <message>
        <source>{office} hands out targets: {new} are not in this plan, {other} texts differ.</source>
        <translation>{office} giao chỉ tiêu: {new} chỉ tiêu chưa có trong kế hoạch này, {other} chỗ ghi khác.</translation>
    </message>
    <message>
        <source>{office} hands out targets: {new} are not in this plan.</source>
        <translation>{office} giao chỉ tiêu: {new} chỉ tiêu chưa có trong kế hoạch này.</translation>
    </message>
    <message>
        <source>{office} hands out targets: {other} texts differ from this plan.</source>
        <translation>{office} giao chỉ tiêu: {other} chỗ ghi khác kế hoạch này.</translation>
    </message>
</context>
<context>
    <name>TemplatePage</name>
    <message>
        <source>Afterwards every line can be changed or removed.</source>
        <translation>Sau đó sửa hoặc bỏ dòng nào cũng được.</translation>
    </message>
    <message>
        <source>For {years} the template “{name}” fits better.</source>
        <translation>Với {years}, mẫu “{name}” phù hợp hơn.</translation>
    </message>
    <message>
        <source>From a template</source>
        <translation>Dùng mẫu</translation>
    </message>
    <message>
        <source>Model of {office}: {title}</source>
        <translation>Mẫu của {office}: {title}</translation>
    </message>
    <message>
        <source>Template:</source>
        <translation>Mẫu:</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Tên kế hoạch:</translation>
    </message>
    <message>
        <source>Year, or years such as 2026-2030:</source>
        <translation>Năm, hoặc giai đoạn như 2026-2030:</translation>
    </message>
    <message>
        <source>{tasks} tasks in {sections} sections, as the superior gave them:</source>
        <translation>{tasks} nhiệm vụ ở {sections} lĩnh vực, theo mẫu của cấp trên:</translation>
    </message>
    <message>
        <source>{tasks} tasks in {sections} sections, with product, lead, partners and deadline:</source>
        <translation>{tasks} nhiệm vụ ở {sections} lĩnh vực, có sẵn sản phẩm, chủ trì, phối hợp, thời hạn:</translation>
    </message>
</context>
<context>
    <name>TickTable</name>
    <message>
        <source>Tick all</source>
        <translation>Chọn hết</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Bỏ chọn hết</translation>
    </message>
    <message>
        <source>{ticked} of {count} ticked</source>
        <translation>Đã chọn {ticked}/{count}</translation>
    </message>
</context>
<context>
    <name>TimingVerbs</name>
    <message>
        <source>Choose the row whose deadline is meant first.</source>
        <translation>Chọn dòng có thời hạn cần ghi trước.</translation>
    </message>
</context>
<context>
    <name>TodayList</name>
    <message>
        <source>Work that is due</source>
        <translation>Việc đến hạn</translation>
    </message>
</context>
<context>
    <name>TodayModel</name>
    <message>
        <source>Lead</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>Outside the plan</source>
        <translation>Ngoài kế hoạch</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời hạn</translation>
    </message>
    <message>
        <source>What can be done with this row</source>
        <translation>Các thao tác với dòng này</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>{plan}, draft</source>
        <translation>{plan}, đang soạn</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy a summary for the leader</source>
        <translation>Sao chép tóm tắt cho lãnh đạo</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>Lập kế hoạch mới…</translation>
    </message>
    <message>
        <source>No plan for {year} is running. {count} earlier or ended plans are in the list.</source>
        <translation>Chưa có kế hoạch năm {year}. Trong danh sách có {count} kế hoạch của năm khác hoặc đã kết thúc.</translation>
    </message>
    <message>
        <source>Plans: {count}</source>
        <translation>Kế hoạch đang theo: {count}</translation>
    </message>
    <message>
        <source>Reminders by unit</source>
        <translation>Việc cần đôn đốc theo đơn vị</translation>
    </message>
    <message>
        <source>Search… (Ctrl+K)</source>
        <translation>Tìm… (Ctrl+K)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Hiện tất cả</translation>
    </message>
    <message>
        <source>Since the last time here ({day}): {count} have fallen due.</source>
        <translation>Trong thời gian qua (từ {day}): {count} việc đã đến hạn.</translation>
    </message>
    <message>
        <source>Take from file</source>
        <translation>Lấy từ tệp</translation>
    </message>
    <message>
        <source>The clock is right, count on</source>
        <translation>Đồng hồ đúng, tính tiếp</translation>
    </message>
    <message>
        <source>The machine's clock says {today}, but the latest change was made on {changed}. Set the clock right; until then nothing is counted as due.</source>
        <translation>Đồng hồ máy đang là {today}, nhưng lần sửa gần nhất ghi ngày {changed}. Cần chỉnh lại đồng hồ; trước khi chỉnh, chưa tính việc quá hạn, đến hạn.</translation>
    </message>
    <message>
        <source>The machine's clock says {today}, years after the latest change on {changed}. Set the clock right; until then nothing is counted as due.</source>
        <translation>Đồng hồ máy đang là {today}, nhiều năm sau lần sửa gần nhất ({changed}). Cần chỉnh lại đồng hồ; trước khi chỉnh, chưa tính việc quá hạn, đến hạn.</translation>
    </message>
    <message>
        <source>The machine's clock says {today}, years before the plans here. Set the clock right; until then nothing is counted as due.</source>
        <translation>Đồng hồ máy đang là {today}, sớm hơn nhiều năm so với các kế hoạch đang có. Cần chỉnh lại đồng hồ; trước khi chỉnh, chưa tính việc quá hạn, đến hạn.</translation>
    </message>
    <message>
        <source>There is no plan yet. Drop the Word or Excel file of a plan here to begin.</source>
        <translation>Chưa có kế hoạch nào. Kéo tệp Word hoặc Excel của kế hoạch vào đây để bắt đầu.</translation>
    </message>
    <message>
        <source>There is no plan yet. {office} has given a model plan: choose “New plan…”. Or drop the Word or Excel file of a plan here.</source>
        <translation>Chưa có kế hoạch nào. {office} đã gửi mẫu kế hoạch: bấm “Lập kế hoạch mới…”. Hoặc thả tệp Word, Excel của kế hoạch vào đây.</translation>
    </message>
    <message>
        <source>Word and Excel files (*.docx *.doc *.xlsx *.xls);;All files (*)</source>
        <translation>Tệp Word và Excel (*.docx *.doc *.xlsx *.xls);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>{count} deadlines not understood</source>
        <translation>{count} thời hạn chưa hiểu</translation>
    </message>
</context>
<context>
    <name>TodayVerbs</name>
    <message>
        <source>Added: {title}</source>
        <translation>Đã thêm: {title}</translation>
    </message>
    <message>
        <source>Copy a reminder: {unit} ({count})</source>
        <translation>Sao chép nội dung nhắc việc: {unit} ({count})</translation>
    </message>
    <message>
        <source>Linked as the same work: {title}</source>
        <translation>Đã ghi là cùng một việc: {title}</translation>
    </message>
    <message>
        <source>No longer the same work: {title}</source>
        <translation>Đã bỏ ghi cùng một việc: {title}</translation>
    </message>
    <message>
        <source>Nothing is due within 30 days.</source>
        <translation>Không có việc nào quá hạn hoặc đến hạn trong 30 ngày.</translation>
    </message>
    <message>
        <source>Removed: {title}. Undo brings it back.</source>
        <translation>Đã xóa: {title}. Có thể hoàn tác.</translation>
    </message>
    <message>
        <source>The reminder is copied: {unit}</source>
        <translation>Đã sao chép nội dung nhắc việc: {unit}</translation>
    </message>
    <message>
        <source>The summary is copied; paste it into Zalo or a mail.</source>
        <translation>Đã sao chép tóm tắt; dán vào Zalo hoặc thư điện tử.</translation>
    </message>
</context>
<context>
    <name>TrailCheck</name>
    <message>
        <source>Check the history</source>
        <translation>Kiểm tra nhật ký</translation>
    </message>
    <message>
        <source>Checking the history…</source>
        <translation>Đang kiểm tra nhật ký…</translation>
    </message>
    <message>
        <source>The history has every change, each entry linked to the one before.</source>
        <translation>Nhật ký ghi mọi thay đổi, mỗi lần ghi nối với lần trước.</translation>
    </message>
</context>
<context>
    <name>TypingInDialog</name>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu nhập</translation>
    </message>
    <message>
        <source>Came by:</source>
        <translation>Gửi qua:</translation>
    </message>
    <message>
        <source>Commune, ward:</source>
        <translation>Xã, phường:</translation>
    </message>
    <message>
        <source>Day of sending, such as 14/06/2026:</source>
        <translation>Ngày gửi, ví dụ 14/06/2026:</translation>
    </message>
    <message>
        <source>The day could not be read. Write it as 14/06/2026.</source>
        <translation>Không đọc được ngày. Ghi theo dạng 14/06/2026.</translation>
    </message>
    <message>
        <source>Type in for a commune</source>
        <translation>Nhập thay cho xã, phường</translation>
    </message>
    <message>
        <source>With the rows of the plan:</source>
        <translation>Theo các dòng của kế hoạch:</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Choose a unit</source>
        <translation>Chọn đơn vị</translation>
    </message>
    <message>
        <source>Choose this unit</source>
        <translation>Chọn đơn vị này</translation>
    </message>
    <message>
        <source>Type part of the name</source>
        <translation>Gõ một phần tên, không cần dấu</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Which unit is meant?</source>
        <translation>Đó là đơn vị nào?</translation>
    </message>
</context>
<context>
    <name>UnitEditor</name>
    <message>
        <source>Type a unit; Alt+↓ lists all</source>
        <translation>Gõ tên đơn vị; Alt+↓ mở danh sách</translation>
    </message>
    <message>
        <source>Units of the cell</source>
        <translation>Các đơn vị của ô</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>Abbreviation</source>
        <translation>Viết tắt</translation>
    </message>
    <message>
        <source>Another spelling…</source>
        <translation>Thêm cách ghi khác…</translation>
    </message>
    <message>
        <source>Before 01/7/2025</source>
        <translation>Trước 01/7/2025</translation>
    </message>
    <message>
        <source>Communes and wards since 01/7/2025</source>
        <translation>Xã, phường từ 01/7/2025</translation>
    </message>
    <message>
        <source>Dissolved or merged…</source>
        <translation>Sáp nhập, giải thể…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Thời gian hiệu lực</translation>
    </message>
    <message>
        <source>No unit is listed yet.</source>
        <translation>Chưa có đơn vị nào.</translation>
    </message>
    <message>
        <source>No unit is listed yet. Take a usual list and change what is different here, or add your own.</source>
        <translation>Chưa có đơn vị nào. Lấy danh sách mẫu rồi sửa chỗ khác với cơ quan mình, hoặc thêm từng đơn vị.</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>Cách ghi khác</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Work went to</source>
        <translation>Tiếp nối</translation>
    </message>
</context>
<context>
    <name>UnitQuestions</name>
    <message>
        <source>Add to the units</source>
        <translation>Thêm vào danh mục</translation>
    </message>
    <message>
        <source>Another unit…</source>
        <translation>Đơn vị khác…</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Số ô</translation>
    </message>
    <message>
        <source>Is “{text}” the same as “{name}”?</source>
        <translation>“{text}” có phải là “{name}” không?</translation>
    </message>
    <message>
        <source>No unit is named in this plan yet, or there is no plan.</source>
        <translation>Kế hoạch này chưa ghi đơn vị nào, hoặc chưa có kế hoạch.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Plan:</source>
        <translation>Kế hoạch:</translation>
    </message>
    <message>
        <source>Spellings in plans</source>
        <translation>Cách ghi trong kế hoạch</translation>
    </message>
    <message>
        <source>Understood as</source>
        <translation>Hiểu là</translation>
    </message>
    <message>
        <source>Written in the plan</source>
        <translation>Ghi trong kế hoạch</translation>
    </message>
    <message>
        <source>Yes, only remember it</source>
        <translation>Đúng, chỉ ghi nhớ</translation>
    </message>
    <message>
        <source>Yes, write it so in all {count} cells</source>
        <translation>Đúng, sửa cả {count} ô</translation>
    </message>
    <message>
        <source>a group or a role</source>
        <translation>nhóm đơn vị hoặc vai trò</translation>
    </message>
    <message>
        <source>not among the units</source>
        <translation>chưa có trong danh mục</translation>
    </message>
    <message>
        <source>{name}, no longer there</source>
        <translation>{name} (không còn)</translation>
    </message>
    <message>
        <source>{name}?</source>
        <translation>{name}?</translation>
    </message>
    <message>
        <source>“{text}” is no longer there on the day of this plan. Is “{name}” meant now?</source>
        <translation>“{text}” không còn vào thời gian của kế hoạch này. Nay có phải là “{name}” không?</translation>
    </message>
    <message>
        <source>“{text}” is not among the units.</source>
        <translation>“{text}” chưa có trong danh mục đơn vị.</translation>
    </message>
</context>
<context>
    <name>UniteFiles</name>
    <message>
        <source>Leave out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Name of the old commune</source>
        <translation>Tên xã cũ</translation>
    </message>
    <message>
        <source>{sections} sections, {tasks} tasks, {products} products.</source>
        <translation>{sections} mục, {tasks} nhiệm vụ, {products} sản phẩm.</translation>
    </message>
    <message>
        <source>{words} Tables left out: {titles}.</source>
        <translation>{words} Bảng không lấy: {titles}.</translation>
    </message>
    <message>
        <source>{words} These files share no kind of table; leave one out.</source>
        <translation>{words} Các tệp không có chung một loại bảng; bỏ bớt tệp khác loại.</translation>
    </message>
</context>
<context>
    <name>UniteGroup</name>
    <message>
        <source>It is the same, put together</source>
        <translation>Cùng một việc, gộp lại</translation>
    </message>
    <message>
        <source>It may be the same as: {title}</source>
        <translation>Có thể cùng việc với: {title}</translation>
    </message>
    <message>
        <source>One plan has this task.</source>
        <translation>Chỉ một xã có việc này.</translation>
    </message>
    <message>
        <source>Products: {text}</source>
        <translation>Sản phẩm: {text}</translation>
    </message>
    <message>
        <source>Set apart</source>
        <translation>Tách riêng</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>và {count} chỗ khác nữa</translation>
    </message>
    <message>
        <source>{count} plans have this task. Keep the words of:</source>
        <translation>{count} xã cùng có việc này. Giữ nội dung của:</translation>
    </message>
    <message>
        <source>{heading}: kept “{kept}”; {source} has “{other}”</source>
        <translation>{heading}: giữ “{kept}”; {source} ghi “{other}”</translation>
    </message>
    <message>
        <source>{source}, goal {number}: {title}</source>
        <translation>{source}, mục tiêu {number}: {title}</translation>
    </message>
    <message>
        <source>{source}, task {number}: {title}</source>
        <translation>{source}, nhiệm vụ {number}: {title}</translation>
    </message>
</context>
<context>
    <name>UniteReview</name>
    <message>
        <source>For which year is the plan? Write 2026 or 2026-2030.</source>
        <translation>Kế hoạch của năm nào? Ghi 2026 hoặc 2026-2030.</translation>
    </message>
    <message>
        <source>Goals ({count})</source>
        <translation>Mục tiêu ({count})</translation>
    </message>
    <message>
        <source>Old units ({count})</source>
        <translation>Đơn vị cũ ({count})</translation>
    </message>
    <message>
        <source>Parts of the result</source>
        <translation>Các phần của kết quả</translation>
    </message>
    <message>
        <source>Plan title</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>Tasks ({count})</source>
        <translation>Nhiệm vụ ({count})</translation>
    </message>
    <message>
        <source>Tasks of the new plan</source>
        <translation>Nhiệm vụ của kế hoạch mới</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products. Tasks that several plans have: {shared}. Tasks that may be the same: {like}.</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm. Việc nhiều xã cùng có: {shared}. Việc có thể trùng, cần xem: {like}.</translation>
    </message>
</context>
<context>
    <name>UniteRows</name>
    <message>
        <source>Goal of the new plan</source>
        <translation>Mục tiêu của kế hoạch mới</translation>
    </message>
    <message>
        <source>Task of the new plan</source>
        <translation>Nhiệm vụ của kế hoạch mới</translation>
    </message>
</context>
<context>
    <name>UniteUnits</name>
    <message>
        <source>Another unit…</source>
        <translation>Đơn vị khác…</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Đổi thành</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Số ô</translation>
    </message>
    <message>
        <source>No unit of these plans has ceased to exist.</source>
        <translation>Không có đơn vị nào trong các kế hoạch này đã hết hiệu lực.</translation>
    </message>
    <message>
        <source>Old unit</source>
        <translation>Đơn vị cũ</translation>
    </message>
    <message>
        <source>Old units</source>
        <translation>Đơn vị cũ</translation>
    </message>
    <message>
        <source>Units that no longer exist, and those that do their work now. Untick what is to stay.</source>
        <translation>Đơn vị không còn và đơn vị đang làm việc đó. Bỏ đánh dấu những tên cần giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>UnitingPage</name>
    <message>
        <source>Add files…</source>
        <translation>Thêm tệp…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose the plans of the old communes</source>
        <translation>Chọn kế hoạch của các xã cũ</translation>
    </message>
    <message>
        <source>Choose the plans of two to four old communes, or drop them here: Word, Excel or PDF. The program lays them side by side; a task that several of them have is kept once, with its sources.</source>
        <translation>Chọn kế hoạch của hai đến bốn xã cũ, hoặc kéo vào đây: Word, Excel hoặc PDF. Chương trình đặt các kế hoạch cạnh nhau; việc nhiều xã cùng có chỉ giữ một, có ghi nguồn.</translation>
    </message>
    <message>
        <source>Lay them side by side</source>
        <translation>Đặt cạnh nhau</translation>
    </message>
    <message>
        <source>Made one plan: {tasks} tasks, {products} products. Undo takes it back.</source>
        <translation>Đã hợp nhất: {tasks} nhiệm vụ, {products} sản phẩm. Hoàn tác sẽ bỏ kế hoạch này.</translation>
    </message>
    <message>
        <source>Make one plan of them</source>
        <translation>Hợp nhất thành kế hoạch mới</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Đang lập kế hoạch…</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Chưa lưu gì.</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>This unit</source>
        <translation>Chọn đơn vị này</translation>
    </message>
    <message>
        <source>Unite the plans of old communes</source>
        <translation>Hợp nhất kế hoạch các xã cũ</translation>
    </message>
    <message>
        <source>Who does its work now?</source>
        <translation>Đơn vị nào đang làm việc đó?</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Add a person…</source>
        <translation>Thêm người…</translation>
    </message>
    <message>
        <source>Add a unit…</source>
        <translation>Thêm đơn vị…</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Units: {count}</source>
        <translation>{count} đơn vị</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>Back to all work</source>
        <translation>Trở lại mọi việc</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Last backup: {days} days ago.</source>
        <translation>Sao lưu gần nhất: {days} ngày trước.</translation>
    </message>
    <message>
        <source>List it</source>
        <translation>Xem các việc này</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Xem việc được giao</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>Mở kế hoạch</translation>
    </message>
    <message>
        <source>Send, receive</source>
        <translation>Gửi, nhận</translation>
    </message>
    <message>
        <source>Sending {number}: no receipt yet ({days} days).</source>
        <translation>Lần gửi {number}: chưa có biên nhận ({days} ngày).</translation>
    </message>
    <message>
        <source>Tasks are assigned that no plan has noted yet.</source>
        <translation>Có nhiệm vụ cấp trên giao chưa ghi nhận vào kế hoạch.</translation>
    </message>
    <message>
        <source>The office is connected, and nothing has been sent yet.</source>
        <translation>Đã kết nối với cấp trên, chưa gửi lần nào.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Work that waits for a document or event: {count}.</source>
        <translation>Việc chờ văn bản, sự kiện: {count}.</translation>
    </message>
    <message>
        <source>{office} asks for a supplement until {day}.</source>
        <translation>{office} đề nghị bổ sung trước ngày {day}.</translation>
    </message>
    <message>
        <source>{office} asks for a supplement.</source>
        <translation>{office} đề nghị bổ sung.</translation>
    </message>
    <message>
        <source>{office} opened accepted data again: “{reason}”. Correct it, then send again.</source>
        <translation>{office} đã mở lại số liệu đã chấp nhận: “{reason}”. Sửa rồi gửi lại.</translation>
    </message>
</context>
<context>
    <name>WatchedCard</name>
    <message>
        <source>Choose folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Choose the shared folder</source>
        <translation>Chọn thư mục dùng chung</translation>
    </message>
    <message>
        <source>Guide for the computer officer</source>
        <translation>Hướng dẫn cho người phụ trách máy tính</translation>
    </message>
    <message>
        <source>Make a folder for each commune</source>
        <translation>Tạo thư mục cho từng xã</translation>
    </message>
    <message>
        <source>Making the folders…</source>
        <translation>Đang tạo thư mục…</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>Chưa theo dõi thư mục nào.</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Thư mục dùng chung</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Thôi theo dõi</translation>
    </message>
    <message>
        <source>Where offices share a folder (on the network, by Syncthing or Nextcloud), the program looks into it every minute and offers new files for this office. Nothing is received without a click, and files can be saved there to send. The program itself connects to no network.</source>
        <translation>Nếu các cơ quan có thư mục dùng chung (ổ mạng, Syncthing, Nextcloud), chương trình xem thư mục đó mỗi phút một lần và báo khi có tệp mới gửi cho cơ quan mình. Chỉ nhận khi cán bộ bấm Tiếp nhận; cũng có thể lưu tệp gửi vào đó. Chương trình không tự kết nối mạng.</translation>
    </message>
    <message>
        <source>{count} communes have their folder in {folder}. Share each with its commune only.</source>
        <translation>{count} xã, phường đã có thư mục trong “{folder}”. Chia sẻ mỗi thư mục cho đúng xã đó.</translation>
    </message>
</context>
<context>
    <name>WatchedStrip</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>New files in the shared folder {folder}: {count}.</source>
        <translation>Có {count} tệp mới trong thư mục dùng chung {folder}.</translation>
    </message>
    <message>
        <source>Not copied completely yet: {count}; they are looked at again by themselves.</source>
        <translation>Còn {count} tệp chưa chép xong, sẽ tự xem lại.</translation>
    </message>
    <message>
        <source>Receive them</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>{folder}: the shared folder does not answer. The program goes on looking; data here is unaffected.</source>
        <translation>{folder}: thư mục dùng chung chưa trả lời. Chương trình vẫn tiếp tục xem; dữ liệu trong máy không ảnh hưởng.</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>Choose a ready template.</source>
        <translation>Chọn mẫu có sẵn.</translation>
    </message>
    <message>
        <source>Choose elsewhere…</source>
        <translation>Chọn nơi khác…</translation>
    </message>
    <message>
        <source>Data is kept in {folder}, so that it is not lost when Windows is installed anew.</source>
        <translation>Dữ liệu được lưu ở {folder} để không mất khi cài lại Windows.</translation>
    </message>
    <message>
        <source>Data is kept in {folder}.</source>
        <translation>Dữ liệu được lưu ở {folder}.</translation>
    </message>
    <message>
        <source>Do not put secret documents into this program.</source>
        <translation>Không đưa tài liệu mật vào chương trình này.</translation>
    </message>
    <message>
        <source>If the superior has sent one to your office.</source>
        <translation>Nếu Sở Nội vụ hoặc cấp trên đã gửi cho cơ quan mình.</translation>
    </message>
    <message>
        <source>Look for slips in a Word text</source>
        <translation>Soát lỗi một văn bản Word</translation>
    </message>
    <message>
        <source>Make a new plan</source>
        <translation>Lập kế hoạch mới</translation>
    </message>
    <message>
        <source>Open last year's plan (Word, Excel)</source>
        <translation>Mở tệp kế hoạch năm trước (Word, Excel)</translation>
    </message>
    <message>
        <source>Open the superior's connection file</source>
        <translation>Mở tệp kết nối của cấp trên</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>The program reads the table of tasks itself. Your file is not changed.</source>
        <translation>Chương trình tự đọc bảng nhiệm vụ. Tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation>Xem thử với dữ liệu mẫu</translation>
    </message>
    <message>
        <source>Welcome. How would you like to begin?</source>
        <translation>Chào anh/chị. Bắt đầu bằng cách nào?</translation>
    </message>
</context>
<context>
    <name>WordCheck</name>
    <message>
        <source>Check a Word text</source>
        <translation>Soát văn bản Word</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Copied: {count} lines</source>
        <translation>Đã sao chép {count} dòng</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Sao chép danh sách</translation>
    </message>
    <message>
        <source>Drop a Word file here, or choose it. The program looks for slips in the text and the tables. Nothing is stored, and the file is not changed.</source>
        <translation>Kéo tệp Word vào đây, hoặc chọn tệp. Chương trình soát cả phần lời và các bảng. Không lưu gì, tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>Nothing was found in “{file}” that needs mending. Read it over once more.</source>
        <translation>Không thấy chỗ nào cần sửa trong “{file}”. Vẫn nên đọc lại một lượt.</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Đang đọc tệp…</translation>
    </message>
    <message>
        <source>Texts ({files});;All files (*)</source>
        <translation>Văn bản ({files});;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>To find the place in Word: Ctrl+F, then type some of the words in quotes.</source>
        <translation>Để đến chỗ đó trong Word: bấm Ctrl+F rồi gõ vài chữ trong ngoặc kép.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Các chỗ cần xem</translation>
    </message>
    <message>
        <source>{file}: nothing of it is stored</source>
        <translation>{file}: không lưu gì vào chương trình</translation>
    </message>
</context>
<context>
    <name>WordCheckPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Check a Word text</source>
        <translation>Soát văn bản Word</translation>
    </message>
    <message>
        <source>Nothing is stored.</source>
        <translation>Không lưu gì vào chương trình.</translation>
    </message>
</context>
<context>
    <name>YearTasksDialog</name>
    <message>
        <source>Already task {task}</source>
        <translation>Đã có: nhiệm vụ {task}</translation>
    </message>
    <message>
        <source>From the plan</source>
        <translation>Từ kế hoạch</translation>
    </message>
    <message>
        <source>In the long plan</source>
        <translation>Kế hoạch giai đoạn</translation>
    </message>
    <message>
        <source>In this plan</source>
        <translation>Kế hoạch năm</translation>
    </message>
    <message>
        <source>No day is known: tick it if it belongs to this year</source>
        <translation>Chưa rõ thời hạn: đánh dấu nếu làm trong năm nay</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Lĩnh vực, ghi chú</translation>
    </message>
    <message>
        <source>Take the tasks of the year</source>
        <translation>Lấy việc của năm từ kế hoạch giai đoạn</translation>
    </message>
    <message>
        <source>Take {count} tasks</source>
        <translation>Lấy {count} nhiệm vụ</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>Tasks of the year</source>
        <translation>Việc của năm</translation>
    </message>
    <message>
        <source>That plan has no task for {year}.</source>
        <translation>Kế hoạch đó không có việc nào của năm {year}.</translation>
    </message>
    <message>
        <source>{count} tasks have to do with {year}. The link to the long plan is kept.</source>
        <translation>Có {count} nhiệm vụ thuộc năm {year}. Mối liên hệ với kế hoạch giai đoạn được giữ lại.</translation>
    </message>
</context>
<context>
    <name>ad-hoc</name>
    <message>
        <source>Ad-hoc task</source>
        <translation>Việc phát sinh</translation>
    </message>
    <message>
        <source>By document no.:</source>
        <translation>Theo văn bản số:</translation>
    </message>
    <message>
        <source>Deadline:</source>
        <translation>Thời hạn:</translation>
    </message>
    <message>
        <source>Lead:</source>
        <translation>Chủ trì:</translation>
    </message>
    <message>
        <source>Reported with the plan:</source>
        <translation>Báo cáo cùng kế hoạch:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>What is to be done:</source>
        <translation>Nội dung:</translation>
    </message>
</context>
<context>
    <name>assigned</name>
    <message>
        <source>It does not apply</source>
        <translation>Không áp dụng</translation>
    </message>
    <message>
        <source>It is this line</source>
        <translation>Đúng dòng này</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>Lý do:</translation>
    </message>
    <message>
        <source>The task does not apply</source>
        <translation>Nhiệm vụ không áp dụng</translation>
    </message>
    <message>
        <source>Which line does it?</source>
        <translation>Việc này đã có ở dòng nào?</translation>
    </message>
</context>
<context>
    <name>both</name>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>Keep the line</source>
        <translation>Giữ dòng</translation>
    </message>
    <message>
        <source>Line {number}: one computer removed it, the other one edited it.</source>
        <translation>Dòng {number}: một máy đã xóa, máy kia đã sửa.</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Xóa dòng</translation>
    </message>
    <message>
        <source>Task {number} - {column}: two computers wrote different things.</source>
        <translation>Nhiệm vụ {number} - {column}: hai máy ghi khác nhau.</translation>
    </message>
    <message>
        <source>The computer that edited:</source>
        <translation>Máy đã sửa:</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Máy này</translation>
    </message>
    <message>
        <source>Written earlier:</source>
        <translation>Ghi từ trước:</translation>
    </message>
    <message>
        <source>particulars</source>
        <translation>Thông tin chung</translation>
    </message>
    <message>
        <source>{column}: two computers wrote different things.</source>
        <translation>{column}: hai máy ghi khác nhau.</translation>
    </message>
    <message>
        <source>{machine} ({who}, {time}):</source>
        <translation>{machine} ({who}, {time}):</translation>
    </message>
    <message>
        <source>{machine} ({who}, {time}, the clock of that computer is wrong):</source>
        <translation>{machine} ({who}, {time}, đồng hồ máy này sai):</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Goal {label}</source>
        <translation>Mục tiêu {label}</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Gợi ý</translation>
    </message>
    <message>
        <source>Must be mended</source>
        <translation>Phải sửa</translation>
    </message>
    <message>
        <source>Section {label}</source>
        <translation>Mục {label}</translation>
    </message>
    <message>
        <source>Target {label}</source>
        <translation>Chỉ tiêu {label}</translation>
    </message>
    <message>
        <source>Task {label}</source>
        <translation>Nhiệm vụ {label}</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Nên xem lại</translation>
    </message>
    <message>
        <source>column {column}</source>
        <translation>cột {column}</translation>
    </message>
    <message>
        <source>{text} ({count} rows)</source>
        <translation>{text} ({count} dòng)</translation>
    </message>
</context>
<context>
    <name>choosing</name>
    <message>
        <source>Type to narrow the list</source>
        <translation>Gõ vài chữ để lọc, có thể không dấu</translation>
    </message>
</context>
<context>
    <name>column-help</name>
    <message>
        <source>A collective such as “Các ban, ngành” leaves open who is to be reminded.</source>
        <translation>Ghi nhóm chung như “Các ban, ngành” thì không rõ phải đôn đốc ai.</translation>
    </message>
    <message>
        <source>A column that this office added: any text may stand here.</source>
        <translation>Cột do cơ quan thêm: ghi chữ gì cũng được.</translation>
    </message>
    <message>
        <source>A year that stands here should be the plan's own.</source>
        <translation>Nếu có ghi năm thì là năm của kế hoạch.</translation>
    </message>
    <message>
        <source>Choose one after the other from the list, or write a semicolon between.</source>
        <translation>Chọn lần lượt trong danh sách, hoặc ghi cách nhau bằng dấu chấm phẩy.</translation>
    </message>
    <message>
        <source>Column “{heading}”</source>
        <translation>Cột “{heading}”</translation>
    </message>
    <message>
        <source>How numbers run on is chosen with the columns of the table.</source>
        <translation>Cách đánh số chọn ở phần các cột của bảng.</translation>
    </message>
    <message>
        <source>One piece of work, with a verb in front: draw up, review, organise.</source>
        <translation>Mỗi nhiệm vụ một việc, bắt đầu bằng động từ: xây dựng, rà soát, tổ chức, triển khai.</translation>
    </message>
    <message>
        <source>One product in a row, for each has its own deadline and result. Ctrl+Enter adds a second one.</source>
        <translation>Mỗi dòng một sản phẩm, vì mỗi sản phẩm có thời hạn và kết quả riêng. Nhấn Ctrl+Enter để thêm sản phẩm thứ hai.</translation>
    </message>
    <message>
        <source>One step of the task, with its own lead and deadline.</source>
        <translation>Một hoạt động của nhiệm vụ, có đơn vị chủ trì và thời hạn riêng.</translation>
    </message>
    <message>
        <source>Printed exactly as it was typed.</source>
        <translation>In ra đúng như đã gõ.</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>The check tells when it is lower than the year before.</source>
        <translation>Phần soát lỗi cho biết khi mức này thấp hơn năm trước.</translation>
    </message>
    <message>
        <source>The lead unit is not named here again.</source>
        <translation>Không ghi lại đơn vị chủ trì ở cột này.</translation>
    </message>
    <message>
        <source>The name of the section, as it is to be printed.</source>
        <translation>Tên lĩnh vực, ghi đúng như cần in ra.</translation>
    </message>
    <message>
        <source>The number that is printed. Sorting and filtering leave it alone.</source>
        <translation>Số thứ tự in ra. Lọc và sắp xếp không làm đổi số này.</translation>
    </message>
    <message>
        <source>The one unit that answers for the task.</source>
        <translation>Một đơn vị chịu trách nhiệm chính.</translation>
    </message>
    <message>
        <source>The sum or where it comes from, as it is to be printed; may stay blank.</source>
        <translation>Số tiền hoặc nguồn kinh phí, ghi đúng như cần in ra; có thể để trống.</translation>
    </message>
    <message>
        <source>The target of that year, as it is to be printed: ≥ 40%, 8,5 or 8.5.</source>
        <translation>Mức cần đạt của năm đó, ghi đúng như cần in ra: ≥ 40%, 8,5 hoặc 8.5.</translation>
    </message>
    <message>
        <source>The units that help; there may be several, and it may stay blank.</source>
        <translation>Các đơn vị cùng làm; có thể ghi nhiều đơn vị hoặc để trống.</translation>
    </message>
    <message>
        <source>Type some letters, also without accents, and choose from the list; other text may stand too.</source>
        <translation>Gõ vài chữ, không dấu cũng được, rồi chọn trong danh sách; vẫn ghi được chữ khác.</translation>
    </message>
    <message>
        <source>What can be shown at the end: a plan, a report, a decision, a figure.</source>
        <translation>Thứ sẽ có khi làm xong: kế hoạch, báo cáo, quyết định, hoặc một số liệu.</translation>
    </message>
    <message>
        <source>What is to be reached; the tasks that lead there follow in its rows.</source>
        <translation>Mục tiêu cần đạt; các nhiệm vụ để đạt mục tiêu ghi ở những dòng bên cạnh.</translation>
    </message>
    <message>
        <source>What is understood stands below in grey; reminders follow from it.</source>
        <translation>Chữ nhỏ bên dưới là cách chương trình hiểu; việc nhắc hạn dựa vào đó.</translation>
    </message>
    <message>
        <source>Whatever else is to be printed beside the row; may stay blank.</source>
        <translation>Điều khác cần in cạnh dòng; có thể để trống.</translation>
    </message>
    <message>
        <source>Where no year is written, the plan's own is meant.</source>
        <translation>Không ghi năm thì hiểu là năm của kế hoạch.</translation>
    </message>
</context>
<context>
    <name>consulting</name>
    <message>
        <source>Add a blank column “Ý kiến góp ý” to the table</source>
        <translation>Thêm cột trống “Ý kiến góp ý” vào bảng</translation>
    </message>
    <message>
        <source>Answer by (day/month/year):</source>
        <translation>Hạn trả lời (ngày/tháng/năm):</translation>
    </message>
    <message>
        <source>Choose the folder and write the files…</source>
        <translation>Chọn thư mục rồi tạo tệp…</translation>
    </message>
    <message>
        <source>Put in the units of the office</source>
        <translation>Điền các đơn vị trong danh mục</translation>
    </message>
    <message>
        <source>Send for opinions</source>
        <translation>Gửi lấy ý kiến</translation>
    </message>
    <message>
        <source>Who is asked, one name a line:</source>
        <translation>Nơi được lấy ý kiến, mỗi dòng một tên:</translation>
    </message>
    <message>
        <source>Write at least one name.</source>
        <translation>Ghi ít nhất một tên.</translation>
    </message>
    <message>
        <source>Write the day like 15/01/2026.</source>
        <translation>Ghi ngày theo dạng 15/01/2026.</translation>
    </message>
    <message>
        <source>Write the words first.</source>
        <translation>Ghi nội dung trước.</translation>
    </message>
</context>
<context>
    <name>digital_signing</name>
    <message>
        <source>Appendix in a file of its own: number and time</source>
        <translation>Phụ lục là tệp riêng: ghi số và giờ ký</translation>
    </message>
    <message>
        <source>Choose the key file.</source>
        <translation>Chưa chọn tệp chứng thư. Chọn tệp .p12 hoặc .pfx.</translation>
    </message>
    <message>
        <source>Choose the library that the token's maker has installed.</source>
        <translation>Chưa chọn thư viện của USB. Chọn tệp do hãng USB cài vào máy.</translation>
    </message>
    <message>
        <source>Digital signature</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Document: signature and seal above the name</source>
        <translation>Văn bản: hình chữ ký, con dấu trên họ tên</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Chọn tệp chứng thư</translation>
    </message>
    <message>
        <source>Key file (.p12, .pfx)</source>
        <translation>Tệp chứng thư (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Key file:</source>
        <translation>Tệp chứng thư:</translation>
    </message>
    <message>
        <source>Key files (*.p12 *.pfx)</source>
        <translation>Tệp chứng thư (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Libraries (*.dll *.so)</source>
        <translation>Thư viện (*.dll *.so)</translation>
    </message>
    <message>
        <source>Library of the token</source>
        <translation>Chọn thư viện của USB ký số</translation>
    </message>
    <message>
        <source>Library of the token's maker:</source>
        <translation>Thư viện của hãng USB:</translation>
    </message>
    <message>
        <source>Name of the signer, as in the document:</source>
        <translation>Họ tên người ký, đúng như trong văn bản:</translation>
    </message>
    <message>
        <source>Nothing to be seen</source>
        <translation>Không hiện gì trên trang</translation>
    </message>
    <message>
        <source>Number and symbol, such as 07/KH-UBND:</source>
        <translation>Số, ký hiệu, ví dụ 07/KH-UBND:</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF to be signed</source>
        <translation>Chọn tệp PDF đem ký</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Ảnh PNG (*.png)</translation>
    </message>
    <message>
        <source>Passphrase or PIN (never kept):</source>
        <translation>Mật khẩu hoặc mã PIN (không lưu lại):</translation>
    </message>
    <message>
        <source>Picture of the seal (red, PNG):</source>
        <translation>Hình con dấu (màu đỏ, PNG):</translation>
    </message>
    <message>
        <source>Picture of the signature (blue, PNG):</source>
        <translation>Hình chữ ký (màu xanh, PNG):</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Hình con dấu</translation>
    </message>
    <message>
        <source>Sign with:</source>
        <translation>Ký bằng:</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Hình chữ ký</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Ký…</translation>
    </message>
    <message>
        <source>The pages shown are an appendix without a signer. Choose the document's PDF.</source>
        <translation>Các trang đang xem là phụ lục, không có chỗ ký. Chọn tệp PDF của văn bản.</translation>
    </message>
    <message>
        <source>Type the passphrase or PIN.</source>
        <translation>Chưa nhập mật khẩu hoặc mã PIN.</translation>
    </message>
    <message>
        <source>USB token</source>
        <translation>USB ký số</translation>
    </message>
    <message>
        <source>What is seen of it:</source>
        <translation>Hiển thị trên trang:</translation>
    </message>
    <message>
        <source>What is signed:</source>
        <translation>Tệp đem ký:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa chọn</translation>
    </message>
    <message>
        <source>the pages shown</source>
        <translation>các trang đang xem</translation>
    </message>
</context>
<context>
    <name>elsewhere</name>
    <message>
        <source>Copied to {file}. The unsaved text is in {text}.</source>
        <translation>Đã chép dữ liệu sang {file}. Phần chữ chưa lưu ở tệp {text}.</translation>
    </message>
    <message>
        <source>Save somewhere else</source>
        <translation>Lưu vào nơi khác</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A fault in the program</source>
        <translation>Chương trình có sự cố</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Sao chép chi tiết</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>Something in the program went wrong. What was saved is not affected.</source>
        <translation>Chương trình vừa gặp sự cố. Dữ liệu đã lưu không bị ảnh hưởng.</translation>
    </message>
    <message>
        <source>You can go on working. Please send the details to whoever supports you.</source>
        <translation>Có thể làm tiếp. Đề nghị gửi phần chi tiết cho người hỗ trợ.</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>Calendar of reports</source>
        <translation>Lịch báo cáo mới</translation>
    </message>
    <message>
        <source>Cannot be taken</source>
        <translation>Chưa nhận được</translation>
    </message>
    <message>
        <source>Changed ({count})</source>
        <translation>Có thay đổi ({count})</translation>
    </message>
    <message>
        <source>Connection file</source>
        <translation>Tệp kết nối</translation>
    </message>
    <message>
        <source>Data given back by the superior</source>
        <translation>Dữ liệu cấp trên trả lại</translation>
    </message>
    <message>
        <source>Differs from accepted data</source>
        <translation>Khác số liệu đã chấp nhận</translation>
    </message>
    <message>
        <source>File of the program</source>
        <translation>Tệp của chương trình</translation>
    </message>
    <message>
        <source>Files that came with it: {count}.</source>
        <translation>Số tệp kèm theo: {count}.</translation>
    </message>
    <message>
        <source>From the office's other machine</source>
        <translation>Từ máy khác của cơ quan</translation>
    </message>
    <message>
        <source>If a receipt or its code was given for them, tell the sender.</source>
        <translation>Nếu đã đưa biên nhận hoặc đọc mã cho nơi gửi thì cần báo lại nơi gửi.</translation>
    </message>
    <message>
        <source>Introduction file</source>
        <translation>Tệp giới thiệu</translation>
    </message>
    <message>
        <source>Is taken in with the others.</source>
        <translation>Được tiếp nhận cùng các tệp khác.</translation>
    </message>
    <message>
        <source>Made by this office, for another one to open.</source>
        <translation>Tệp do cơ quan mình tạo, để cơ quan khác mở.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>No plan has them yet: look at them on the page Assigning documents and note them.</source>
        <translation>Chưa ghi vào kế hoạch nào: xem ở trang Văn bản giao rồi ghi nhận.</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Chưa nhận được</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Không có gì mới</translation>
    </message>
    <message>
        <source>Office not confirmed</source>
        <translation>Chưa xác nhận cơ quan</translation>
    </message>
    <message>
        <source>Older than the data here</source>
        <translation>Cũ hơn dữ liệu đang có</translation>
    </message>
    <message>
        <source>Open it by itself to connect with that office.</source>
        <translation>Mở riêng tệp này để kết nối với cơ quan đó.</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>Mở kế hoạch</translation>
    </message>
    <message>
        <source>Open the plan: F9 goes from one remark to the next.</source>
        <translation>Mở kế hoạch: F9 đi lần lượt đến từng ý kiến.</translation>
    </message>
    <message>
        <source>Open the plan: what to do stands above its table.</source>
        <translation>Mở kế hoạch: việc cần làm ghi ở phía trên bảng.</translation>
    </message>
    <message>
        <source>Reading the files…</source>
        <translation>Đang đọc các tệp…</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Received before, and {who} undid that on {day}. To receive it again, choose “Take anyway”.</source>
        <translation>Đã nhận trước đây, và {who} đã hoàn tác lần đó ngày {day}. Cần nhận lại thì bấm “Vẫn nhận”.</translation>
    </message>
    <message>
        <source>Received before, and {who} undid that on {day}. “Receive” takes it in again.</source>
        <translation>Đã nhận trước đây, và {who} đã hoàn tác lần đó ngày {day}. Bấm “Tiếp nhận” là nhận lại tệp này.</translation>
    </message>
    <message>
        <source>Remarks and decisions</source>
        <translation>Ý kiến, kết quả xem xét</translation>
    </message>
    <message>
        <source>Remarks of the superior ({count})</source>
        <translation>Ý kiến cấp trên ({count})</translation>
    </message>
    <message>
        <source>Save the slip</source>
        <translation>Lưu phiếu</translation>
    </message>
    <message>
        <source>Saving receipts…</source>
        <translation>Đang lưu biên nhận…</translation>
    </message>
    <message>
        <source>See the assigned tasks</source>
        <translation>Xem nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>See the remarks</source>
        <translation>Xem ý kiến</translation>
    </message>
    <message>
        <source>Sending {number} was received and not used: the superior has newer data.</source>
        <translation>Cấp trên đã nhận lần gửi {number} nhưng không dùng, vì đang có số liệu mới hơn.</translation>
    </message>
    <message>
        <source>Sending {number} was received, but its data was not taken in: it differs from the accepted data. Ask the superior to open the plan again, or take the change back.</source>
        <translation>Cấp trên đã nhận lần gửi {number} nhưng chưa ghi vào: số liệu khác với số liệu đã chấp nhận. Đề nghị cấp trên mở lại, hoặc bỏ thay đổi rồi gửi lại.</translation>
    </message>
    <message>
        <source>Sending {number} was received, its data stands at the superior.</source>
        <translation>Cấp trên đã nhận lần gửi {number}, số liệu đã được ghi vào.</translation>
    </message>
    <message>
        <source>Sending {number} was received.</source>
        <translation>Cấp trên đã nhận lần gửi {number}.</translation>
    </message>
    <message>
        <source>Sending {number} was received; the superior had all of it already.</source>
        <translation>Cấp trên đã nhận lần gửi {number}; không có gì mới so với số liệu đang có ở cấp trên.</translation>
    </message>
    <message>
        <source>Sending {number}, “{plan}”: {parts}.</source>
        <translation>Lần gửi {number}, “{plan}”: {parts}.</translation>
    </message>
    <message>
        <source>Tasks assigned</source>
        <translation>Nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>The file would remove {deleted} of the {alive} rows here. Ask the sender first; if it is right, choose “Take anyway”.</source>
        <translation>Tệp này sẽ xóa {deleted} trong {alive} dòng đang có. Hỏi lại cơ quan gửi; nếu đúng, chọn “Vẫn nhận”.</translation>
    </message>
    <message>
        <source>The office now calls itself “{name}”. If it was renamed, record it in the Directory.</source>
        <translation>Nơi gửi nay ghi tên là “{name}”. Nếu cơ quan đã đổi tên: ghi ở Danh mục.</translation>
    </message>
    <message>
        <source>The superior accepted the data</source>
        <translation>Cấp trên đã chấp nhận số liệu</translation>
    </message>
    <message>
        <source>The superior asks for a supplement</source>
        <translation>Cấp trên đề nghị bổ sung</translation>
    </message>
    <message>
        <source>The superior opened the data again</source>
        <translation>Cấp trên đã mở lại số liệu</translation>
    </message>
    <message>
        <source>The superior wants reports by other days: see Settings.</source>
        <translation>Cấp trên đổi lịch báo cáo: xem ở Cài đặt.</translation>
    </message>
    <message>
        <source>This office asks to be connected. Confirm it on the page Directory.</source>
        <translation>Cơ quan này xin kết nối. Xác nhận ở trang Danh mục.</translation>
    </message>
    <message>
        <source>This stick shows signs of a virus. The program reads only files of its own and opens no other; the stick should be scanned before it is used again.</source>
        <translation>USB này có dấu hiệu nhiễm vi-rút. Chương trình chỉ đọc tệp dữ liệu của mình, không mở tệp nào khác. Nên quét vi-rút trước khi dùng tiếp.</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Đang hoàn tác…</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Chờ đồng ý</translation>
    </message>
    <message>
        <source>What “{file}” changes</source>
        <translation>Những gì tệp “{file}” thay đổi</translation>
    </message>
    <message>
        <source>With {count} files.</source>
        <translation>Kèm {count} tệp.</translation>
    </message>
    <message>
        <source>Without {count} files of evidence, as chosen.</source>
        <translation>Không kèm {count} tài liệu kiểm chứng, như đã chọn.</translation>
    </message>
    <message>
        <source>Without {file}: {why}.</source>
        <translation>Không kèm {file}: {why}.</translation>
    </message>
    <message>
        <source>You are asked once more before anything changes.</source>
        <translation>Sẽ hỏi lại trước khi thay đổi gì.</translation>
    </message>
    <message>
        <source>You can remove the USB stick.</source>
        <translation>Có thể rút USB.</translation>
    </message>
    <message>
        <source>larger than 20 MB, hand it over otherwise</source>
        <translation>lớn hơn 20 MB, cần gửi cách khác</translation>
    </message>
    <message>
        <source>no longer on this machine, attach it again</source>
        <translation>không còn trên máy này, cần đưa tệp gốc vào lại</translation>
    </message>
    <message>
        <source>no room left, it goes with the next sending</source>
        <translation>hết chỗ, sẽ đi cùng lần gửi sau</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>số {number}</translation>
    </message>
    <message>
        <source>{count} attached files ({size})</source>
        <translation>{count} tệp kèm theo ({size})</translation>
    </message>
    <message>
        <source>{count} cells its machines differ in</source>
        <translation>{count} chỗ hai máy của nơi gửi ghi khác nhau</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>{count} dòng thay đổi</translation>
    </message>
    <message>
        <source>{count} new rows</source>
        <translation>{count} dòng mới</translation>
    </message>
    <message>
        <source>{count} other details of the plan</source>
        <translation>{count} thông tin khác của kế hoạch</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>{count} dòng bị bỏ</translation>
    </message>
    <message>
        <source>“{plan}”: nothing would change here.</source>
        <translation>“{plan}”: không thay đổi gì ở đây.</translation>
    </message>
    <message>
        <source>“{plan}”: the file would remove {deleted} of the {alive} rows here.</source>
        <translation>“{plan}”: tệp này sẽ bỏ {deleted} trong {alive} dòng đang có.</translation>
    </message>
</context>
<context>
    <name>file-taker</name>
    <message>
        <source>{count} of the files belong to another page: drop them by themselves.</source>
        <translation>{count} tệp còn lại thuộc trang khác: thả riêng các tệp đó.</translation>
    </message>
</context>
<context>
    <name>file_choice</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Bỏ chọn</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Row {row}</source>
        <translation>Dòng {row}</translation>
    </message>
    <message>
        <source>Table {table}</source>
        <translation>Bảng {table}</translation>
    </message>
    <message>
        <source>Table {table}, row {row}</source>
        <translation>Bảng {table}, dòng {row}</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Brought back</source>
        <translation>Lấy lại</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>issuing</name>
    <message>
        <source>Adjust the issued plan</source>
        <translation>Điều chỉnh, bổ sung kế hoạch đã ban hành</translation>
    </message>
    <message>
        <source>Backups hold only the newest of these files: keep the original.</source>
        <translation>Bản sao lưu chỉ gồm các tệp mới nhất nên vẫn cần giữ tệp gốc.</translation>
    </message>
    <message>
        <source>Checking the plan…</source>
        <translation>Đang soát kế hoạch…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose the signed copy</source>
        <translation>Chọn bản đã ký</translation>
    </message>
    <message>
        <source>Correct a typing slip</source>
        <translation>Sửa lỗi nhập</translation>
    </message>
    <message>
        <source>Day of signing, such as 06/01/2026:</source>
        <translation>Ngày ký, ví dụ 06/01/2026:</translation>
    </message>
    <message>
        <source>Do not put secret documents into this program.</source>
        <translation>Không đưa tài liệu mật vào chương trình này.</translation>
    </message>
    <message>
        <source>End of the adjustment</source>
        <translation>Ghi xong điều chỉnh, bổ sung</translation>
    </message>
    <message>
        <source>Form of signing:</source>
        <translation>Quyền hạn ký:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Go to a row of the printout</source>
        <translation>Đến dòng số của bản in</translation>
    </message>
    <message>
        <source>Go to the row</source>
        <translation>Đến dòng này</translation>
    </message>
    <message>
        <source>Issue the plan</source>
        <translation>Ban hành kế hoạch</translation>
    </message>
    <message>
        <source>Its day, such as 06/01/2026:</source>
        <translation>Ngày của văn bản đó, ví dụ 06/01/2026:</translation>
    </message>
    <message>
        <source>Lock the table again</source>
        <translation>Khóa bảng lại</translation>
    </message>
    <message>
        <source>Number at the left of the row, 1 to {last}:</source>
        <translation>Số ở bên trái dòng, từ 1 đến {last}:</translation>
    </message>
    <message>
        <source>Number of the adjusting document:</source>
        <translation>Số của văn bản điều chỉnh:</translation>
    </message>
    <message>
        <source>Number, such as 07/KH-UBND:</source>
        <translation>Số, ký hiệu, ví dụ 07/KH-UBND:</translation>
    </message>
    <message>
        <source>Only for what was typed otherwise than signed. A change of what was signed is an adjustment.</source>
        <translation>Chỉ dùng khi nhập vào máy khác với bản đã ký. Thay đổi nội dung đã ký thì dùng Điều chỉnh, bổ sung.</translation>
    </message>
    <message>
        <source>Open the table</source>
        <translation>Mở bảng để sửa</translation>
    </message>
    <message>
        <source>PDF, Word and pictures ({types})</source>
        <translation>PDF, Word và ảnh ({types})</translation>
    </message>
    <message>
        <source>Position:</source>
        <translation>Chức vụ:</translation>
    </message>
    <message>
        <source>Print draft round {number} for the leader?</source>
        <translation>In Dự thảo lần {number} để trình lãnh đạo?</translation>
    </message>
    <message>
        <source>Reason:</source>
        <translation>Lý do:</translation>
    </message>
    <message>
        <source>Sent out by:</source>
        <translation>Đã gửi qua:</translation>
    </message>
    <message>
        <source>Signed by:</source>
        <translation>Người ký:</translation>
    </message>
    <message>
        <source>Signed copy (PDF, Word or picture):</source>
        <translation>Bản đã ký (PDF, Word hoặc ảnh):</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Trình ký</translation>
    </message>
    <message>
        <source>Submit all the same</source>
        <translation>Vẫn trình</translation>
    </message>
    <message>
        <source>The rows of this printout are numbered 1 to {last}.</source>
        <translation>Bản in này đánh số dòng từ 1 đến {last}.</translation>
    </message>
    <message>
        <source>The table is locked while the plan waits for its signature. Each row of the printout has a number at its left, so that what the leader changes on paper is found again.</source>
        <translation>Bảng được khóa trong lúc chờ ký. Bên trái mỗi dòng của bản in có số dòng, để tìm lại chỗ lãnh đạo sửa trên giấy.</translation>
    </message>
    <message>
        <source>What it is about, such as “Theo văn bản số 21 của UBND tỉnh”:</source>
        <translation>Điều chỉnh vì sao, ví dụ “Theo văn bản số 21 của UBND tỉnh”:</translation>
    </message>
    <message>
        <source>Write into the table</source>
        <translation>Ghi vào bảng</translation>
    </message>
    <message>
        <source>none; it can be added later</source>
        <translation>chưa có; có thể đưa vào sau</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>{count} places differ from the version in force.</source>
        <translation>{count} chỗ khác bản đang có hiệu lực.</translation>
    </message>
    <message>
        <source>{count} places should be mended before.</source>
        <translation>Còn {count} chỗ phải sửa trước khi trình.</translation>
    </message>
    <message>
        <source>“{plan}” has this number already. If that is right, press the button again.</source>
        <translation>“{plan}” đã có số này. Nếu vẫn đúng thì bấm nút lần nữa.</translation>
    </message>
</context>
<context>
    <name>letter</name>
    <message>
        <source>Address and telephone</source>
        <translation>Địa chỉ, điện thoại</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Body above</source>
        <translation>Cơ quan chủ quản</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Form of signing</source>
        <translation>Quyền hạn người ký</translation>
    </message>
    <message>
        <source>Issuing body</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Tên loại văn bản</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Motto</source>
        <translation>Tiêu ngữ</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>National name</source>
        <translation>Quốc hiệu</translation>
    </message>
    <message>
        <source>Number and symbol</source>
        <translation>Số, ký hiệu</translation>
    </message>
    <message>
        <source>Parts of the appendices</source>
        <translation>Nội dung theo các mục của phụ lục</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Chức vụ người ký</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Họ tên người ký</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Trích yếu</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Mức độ khẩn</translation>
    </message>
    <message>
        <source>Where the appendices go</source>
        <translation>Chỗ đặt phụ lục</translation>
    </message>
    <message>
        <source>Who leads what</source>
        <translation>Tổ chức thực hiện</translation>
    </message>
    <message>
        <source>Whom a letter is for</source>
        <translation>Nơi kính gửi (công văn)</translation>
    </message>
    <message>
        <source>Year of signing</source>
        <translation>Năm ký</translation>
    </message>
    <message>
        <source>Years of the plan</source>
        <translation>Năm kế hoạch</translation>
    </message>
</context>
<context>
    <name>lineage</name>
    <message>
        <source>By document no. (if any):</source>
        <translation>Theo văn bản số (nếu có):</translation>
    </message>
    <message>
        <source>Close the handover now: later files wait for a yes</source>
        <translation>Chốt bàn giao ngay: tệp gửi sau phải chờ đồng ý</translation>
    </message>
    <message>
        <source>From which day (dd/mm/yyyy):</source>
        <translation>Từ ngày nào (ngày/tháng/năm):</translation>
    </message>
    <message>
        <source>Merged into {heirs} from {day}</source>
        <translation>Đã sáp nhập vào {heirs} từ {day}</translation>
    </message>
    <message>
        <source>Merger</source>
        <translation>Sáp nhập</translation>
    </message>
    <message>
        <source>Move to another superior</source>
        <translation>Chuyển cấp trên</translation>
    </message>
    <message>
        <source>Moved to {heirs} from {day}</source>
        <translation>Đã chuyển về {heirs} từ {day}</translation>
    </message>
    <message>
        <source>New name, or name of who goes on (one a line):</source>
        <translation>Tên mới, hoặc tên cơ quan tiếp nối (mỗi dòng một tên):</translation>
    </message>
    <message>
        <source>Record the change</source>
        <translation>Ghi thay đổi</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Rename, merger, split of offices</source>
        <translation>Đổi tên, sáp nhập, chia tách cơ quan</translation>
    </message>
    <message>
        <source>Renamed {heirs} from {day}</source>
        <translation>Đổi tên thành {heirs} từ {day}</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Chia tách</translation>
    </message>
    <message>
        <source>Split into {heirs} from {day}</source>
        <translation>Đã chia tách thành {heirs} từ {day}</translation>
    </message>
    <message>
        <source>The change is recorded. Old plans stay under the old name.</source>
        <translation>Đã ghi thay đổi. Kế hoạch cũ vẫn xem được theo tên cũ.</translation>
    </message>
    <message>
        <source>The day from which it holds is missing.</source>
        <translation>Chưa ghi ngày bắt đầu áp dụng.</translation>
    </message>
    <message>
        <source>To which office (tick several for a merger):</source>
        <translation>Cơ quan nào (sáp nhập thì đánh dấu từ hai cơ quan):</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Thay đổi gì:</translation>
    </message>
    <message>
        <source>{name} (formerly {before})</source>
        <translation>{name} (tên cũ: {before})</translation>
    </message>
    <message>
        <source>{said}; its handover is not closed yet</source>
        <translation>{said}; chưa chốt bàn giao</translation>
    </message>
</context>
<context>
    <name>meanings</name>
    <message>
        <source>Activity</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Kinh phí</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Thời gian hoàn thành</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Chủ trì</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>STT</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Other column</source>
        <translation>Cột khác</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Phối hợp</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
</context>
<context>
    <name>merge</name>
    <message>
        <source>(blank)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mục tiêu</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Sản phẩm</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Nhiệm vụ</translation>
    </message>
    <message>
        <source>{name} (with {count} lines below it)</source>
        <translation>{name} (kèm {count} dòng bên dưới)</translation>
    </message>
</context>
<context>
    <name>new-plan</name>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Rename plan</source>
        <translation>Đổi tên kế hoạch</translation>
    </message>
    <message>
        <source>Section {label}</source>
        <translation>Mục {label}</translation>
    </message>
    <message>
        <source>Title of the appendix</source>
        <translation>Tên phụ lục</translation>
    </message>
    <message>
        <source>Title of the plan</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Tên kế hoạch:</translation>
    </message>
</context>
<context>
    <name>opinions</name>
    <message>
        <source>Agrees</source>
        <translation>Thống nhất</translation>
    </message>
    <message>
        <source>Has opinions</source>
        <translation>Có ý kiến</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Chưa trả lời</translation>
    </message>
</context>
<context>
    <name>outset</name>
    <message>
        <source>1 day left</source>
        <translation>còn 1 ngày</translation>
    </message>
    <message>
        <source>According to: {basis}</source>
        <translation>Theo văn bản: {basis}</translation>
    </message>
    <message>
        <source>Communes report {period}: figures are closed {cut} ({left}), to be sent by {send}.</source>
        <translation>Xã, phường báo cáo {period}: chốt số liệu {cut} ({left}), hạn gửi {send}.</translation>
    </message>
    <message>
        <source>Communes report {period}: figures were closed {cut}, to be sent by {send} ({left}).</source>
        <translation>Xã, phường báo cáo {period}: đã chốt số liệu {cut}, hạn gửi {send} ({left}).</translation>
    </message>
    <message>
        <source>Report {period}: figures are closed {cut} ({left}), to be sent by {send}.</source>
        <translation>Báo cáo {period}: chốt số liệu {cut} ({left}), hạn gửi {send}.</translation>
    </message>
    <message>
        <source>Report {period}: figures were closed {cut}, to be sent by {send} ({left}).</source>
        <translation>Báo cáo {period}: đã chốt số liệu {cut}, hạn gửi {send} ({left}).</translation>
    </message>
    <message>
        <source>a calendar of reports</source>
        <translation>lịch báo cáo</translation>
    </message>
    <message>
        <source>a model plan for {years}</source>
        <translation>mẫu kế hoạch năm {years}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hôm nay</translation>
    </message>
    <message>
        <source>{count} assigned tasks</source>
        <translation>{count} nhiệm vụ được giao</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>còn {days} ngày</translation>
    </message>
    <message>
        <source>{period}: figures are closed {cut}, to be sent by {send}</source>
        <translation>{period}: chốt số liệu {cut}, hạn gửi {send}</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Assign tasks</source>
        <translation>Giao nhiệm vụ</translation>
    </message>
    <message>
        <source>Assigning documents</source>
        <translation>Văn bản giao</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Soát lỗi</translation>
    </message>
    <message>
        <source>Check a Word text</source>
        <translation>Soát văn bản Word</translation>
    </message>
    <message>
        <source>Comparison with the signed copy</source>
        <translation>Đối chiếu bản đã ký</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Danh mục</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Opinions on the draft</source>
        <translation>Lấy ý kiến dự thảo</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Saved versions</source>
        <translation>Các bản đã lưu</translation>
    </message>
    <message>
        <source>Send, receive</source>
        <translation>Gửi, nhận</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Take from file</source>
        <translation>Lấy từ tệp</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Unite the plans of old communes</source>
        <translation>Hợp nhất kế hoạch các xã cũ</translation>
    </message>
</context>
<context>
    <name>person</name>
    <message>
        <source>Who is working?</source>
        <translation>Ai đang làm?</translation>
    </message>
    <message>
        <source>Work under this name</source>
        <translation>Làm với tên này</translation>
    </message>
    <message>
        <source>Write a name, such as “Lan”.</source>
        <translation>Ghi tên, ví dụ “Lan”.</translation>
    </message>
    <message>
        <source>Your name, as it shall stand in the history:</source>
        <translation>Tên của anh/chị, sẽ ghi trong lịch sử:</translation>
    </message>
</context>
<context>
    <name>person-form</name>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Thêm người phụ trách</translation>
    </message>
    <message>
        <source>From which day (dd/mm/yyyy):</source>
        <translation>Từ ngày (ví dụ 01/7/2025):</translation>
    </message>
    <message>
        <source>From which day (dd/mm/yyyy; empty for always):</source>
        <translation>Từ ngày (ví dụ 01/7/2025; để trống nếu không rõ):</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Bàn giao</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Họ và tên:</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>Không thuộc đơn vị nào</translation>
    </message>
    <message>
        <source>Title or work:</source>
        <translation>Chức danh, công việc:</translation>
    </message>
    <message>
        <source>Unit:</source>
        <translation>Đơn vị:</translation>
    </message>
    <message>
        <source>Who takes over from {name}:</source>
        <translation>Người nhận việc của {name}:</translation>
    </message>
    <message>
        <source>Write the day, such as 01/7/2025.</source>
        <translation>Chưa ghi ngày. Ghi như 01/7/2025.</translation>
    </message>
</context>
<context>
    <name>plan-files</name>
    <message>
        <source>Choose a folder of plans</source>
        <translation>Chọn thư mục có các kế hoạch</translation>
    </message>
    <message>
        <source>Choose the file of a plan</source>
        <translation>Chọn tệp kế hoạch</translation>
    </message>
    <message>
        <source>Word, Excel, PDF and other files with a table ({types})</source>
        <translation>Word, Excel, PDF và tệp khác có bảng ({types})</translation>
    </message>
</context>
<context>
    <name>plan-place</name>
    <message>
        <source>Removed: one product of task {number}.</source>
        <translation>Đã xóa một sản phẩm của nhiệm vụ {number}.</translation>
    </message>
    <message>
        <source>Removed: section “{name}”.</source>
        <translation>Đã xóa mục “{name}”.</translation>
    </message>
    <message>
        <source>Removed: task {number}.</source>
        <translation>Đã xóa nhiệm vụ {number}.</translation>
    </message>
    <message>
        <source>Removed: {count} rows.</source>
        <translation>Đã xóa {count} dòng.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>Check the code</source>
        <translation>Kiểm tra mã</translation>
    </message>
    <message>
        <source>Received otherwise</source>
        <translation>Đã gửi cách khác</translation>
    </message>
    <message>
        <source>Sent otherwise</source>
        <translation>Gửi cách khác</translation>
    </message>
    <message>
        <source>Type receipt code</source>
        <translation>Nhập mã biên nhận</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Ghi lại</translation>
    </message>
</context>
<context>
    <name>reissue</name>
    <message>
        <source>A new connection file for {office}. From now on nothing is taken from the computer it has used until now; what it sent stays. The office goes on with the new file, or from its backup with it.</source>
        <translation>Cấp tệp kết nối mới cho {office}. Từ giờ không nhận dữ liệu từ máy đang dùng của cơ quan đó nữa; dữ liệu đã nhận vẫn còn. Cơ quan đó mở tệp mới ở máy mới, hoặc ở máy đã khôi phục từ bản sao lưu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Issue again, choose folder…</source>
        <translation>Cấp lại, chọn thư mục lưu…</translation>
    </message>
    <message>
        <source>Issue connection file again</source>
        <translation>Cấp lại tệp kết nối</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
</context>
<context>
    <name>remark</name>
    <message>
        <source>About:</source>
        <translation>Ý kiến về:</translation>
    </message>
    <message>
        <source>Change a remark</source>
        <translation>Sửa ý kiến</translation>
    </message>
    <message>
        <source>Colleague or unit</source>
        <translation>Đồng nghiệp, đơn vị</translation>
    </message>
    <message>
        <source>Corrected…</source>
        <translation>Đã sửa…</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Giải trình</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Giải trình</translation>
    </message>
    <message>
        <source>How it came:</source>
        <translation>Nhận bằng cách nào:</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Lãnh đạo</translation>
    </message>
    <message>
        <source>Name and title:</source>
        <translation>Họ tên, chức vụ:</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>TT</translation>
    </message>
    <message>
        <source>Not settled yet</source>
        <translation>Chưa xử lý</translation>
    </message>
    <message>
        <source>On which day (dd/mm/yyyy; may be empty):</source>
        <translation>Ngày (ví dụ 08/6/2026; có thể để trống):</translation>
    </message>
    <message>
        <source>Proposed text of the cell (as it is: nothing is proposed):</source>
        <translation>Đề nghị sửa nội dung ô thành (để nguyên nếu không đề nghị sửa):</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Ý kiến</translation>
    </message>
    <message>
        <source>Remark of {source}: “{words}”</source>
        <translation>Ý kiến của {source}: “{words}”</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>Mục {row}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}</source>
        <translation>Mục {row}, cột {column}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Người khác</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>Cấp trên</translation>
    </message>
    <message>
        <source>Take the remark</source>
        <translation>Tiếp thu ý kiến</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Tiếp thu</translation>
    </message>
    <message>
        <source>Taken or explained</source>
        <translation>Tiếp thu, giải trình</translation>
    </message>
    <message>
        <source>Take…</source>
        <translation>Tiếp thu…</translation>
    </message>
    <message>
        <source>The cell says “{text}” by now.</source>
        <translation>Ô này hiện ghi “{text}”.</translation>
    </message>
    <message>
        <source>The row was removed</source>
        <translation>Dòng đã bị xóa</translation>
    </message>
    <message>
        <source>What was done (may be empty):</source>
        <translation>Đã làm gì (có thể để trống):</translation>
    </message>
    <message>
        <source>What was said:</source>
        <translation>Nội dung ý kiến:</translation>
    </message>
    <message>
        <source>Who remarked</source>
        <translation>Người cho ý kiến</translation>
    </message>
    <message>
        <source>Whose remark:</source>
        <translation>Ý kiến của ai:</translation>
    </message>
    <message>
        <source>Why it was not done:</source>
        <translation>Vì sao không làm theo:</translation>
    </message>
    <message>
        <source>by Zalo</source>
        <translation>qua Zalo</translation>
    </message>
    <message>
        <source>by document</source>
        <translation>bằng văn bản</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>qua điện thoại</translation>
    </message>
    <message>
        <source>in a meeting</source>
        <translation>tại cuộc họp</translation>
    </message>
    <message>
        <source>in data that was sent</source>
        <translation>trong dữ liệu gửi về</translation>
    </message>
    <message>
        <source>on the printout</source>
        <translation>trên bản in</translation>
    </message>
</context>
<context>
    <name>restore</name>
    <message>
        <source>Backup of “{name}” from {time}.</source>
        <translation>Bản sao lưu của “{name}” lúc {time}.</translation>
    </message>
    <message>
        <source>Backups (*.ccbak)</source>
        <translation>Bản sao lưu (*.ccbak)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Đóng chương trình</translation>
    </message>
    <message>
        <source>Only look at it</source>
        <translation>Chỉ xem</translation>
    </message>
    <message>
        <source>Plans in it: {count}, {names}.</source>
        <translation>Số kế hoạch trong bản này: {count}, gồm {names}.</translation>
    </message>
    <message>
        <source>Plans in it: {count}.</source>
        <translation>Số kế hoạch trong bản này: {count}.</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>Đang đọc bản sao lưu…</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Khôi phục bản này</translation>
    </message>
    <message>
        <source>Restored: {name}, {count} plans.</source>
        <translation>Đã khôi phục: {name}, {count} kế hoạch.</translation>
    </message>
    <message>
        <source>Signed copies that it does not hold: {count}.</source>
        <translation>Tệp bản đã ký không nằm trong bản sao lưu này: {count}.</translation>
    </message>
    <message>
        <source>The data could not be opened again.</source>
        <translation>Chưa mở lại được dữ liệu.</translation>
    </message>
    <message>
        <source>The data that is here now will be backed up first, then replaced by this backup.</source>
        <translation>Dữ liệu đang có sẽ được sao lưu trước, rồi được thay bằng bản này.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử mở lại</translation>
    </message>
    <message>
        <source>{why} What was there before the restore is kept as a backup in the data folder.</source>
        <translation>{why} Dữ liệu trước khi khôi phục được giữ thành một bản sao lưu trong thư mục dữ liệu.</translation>
    </message>
</context>
<context>
    <name>return</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Chọn thư mục…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Give the data back</source>
        <translation>Trả lại dữ liệu đã nhận</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Save what goes back</source>
        <translation>Lưu tệp ý kiến</translation>
    </message>
    <message>
        <source>Save what goes back ({count})</source>
        <translation>Lưu tệp ý kiến ({count})</translation>
    </message>
    <message>
        <source>Saved and checked: {file}. Send it to the office.</source>
        <translation>Đã lưu và kiểm tra lại: {file}. Gửi tệp này cho cơ quan có kế hoạch.</translation>
    </message>
    <message>
        <source>Writing, then reading back to check…</source>
        <translation>Đang ghi… Đang đọc lại để kiểm tra…</translation>
    </message>
    <message>
        <source>{count} remarks and decisions are saved and checked in {file}. Send the file to the office.</source>
        <translation>Đã lưu và kiểm tra {count} ý kiến, đề nghị trong tệp {file}. Gửi tệp này cho cơ quan lập kế hoạch.</translation>
    </message>
    <message>
        <source>“{office}” gets back “{plan}” as it was received last, when it has lost what it had sent: after the computer was set up anew, or where its files are refused as edited at two computers. It takes the file in, nothing of its present work is lost, and then it sends again.</source>
        <translation>Trả lại cho “{office}” kế hoạch “{plan}” như đã nhận lần cuối, khi xã mất phần đã gửi: sau khi cài lại máy, hoặc khi tệp của xã không nhận được vì hai máy đã sửa khác nhau. Xã tiếp nhận tệp này, phần đang làm không mất, rồi gửi lại.</translation>
    </message>
</context>
<context>
    <name>returned</name>
    <message>
        <source>Copied from a row of the plan</source>
        <translation>Chép từ một dòng của kế hoạch</translation>
    </message>
    <message>
        <source>Removed from the plan since the export</source>
        <translation>Đã xóa khỏi kế hoạch từ sau lúc xuất</translation>
    </message>
    <message>
        <source>after “{line}”</source>
        <translation>sau “{line}”</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>ở đầu</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>About:</source>
        <translation>Về:</translation>
    </message>
    <message>
        <source>Ask for a supplement</source>
        <translation>Đề nghị bổ sung</translation>
    </message>
    <message>
        <source>Files that differ and will be taken in then: {count}.</source>
        <translation>Sau khi mở lại, {count} tệp đang chờ sẽ được tiếp nhận.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Open the data again</source>
        <translation>Mở lại số liệu</translation>
    </message>
    <message>
        <source>Receiving…</source>
        <translation>Đang nhận…</translation>
    </message>
    <message>
        <source>Sending {numbers} came while the data was accepted and is not taken in yet.</source>
        <translation>Lần gửi {numbers} đến lúc số liệu đã chấp nhận nên chưa ghi vào.</translation>
    </message>
    <message>
        <source>Sending {numbers} differs from the accepted data and was not taken in. Open the data again to take it in, or tell the office.</source>
        <translation>Lần gửi {numbers} khác số liệu đã chấp nhận nên chưa ghi vào. Mở lại để nhận, hoặc báo cho cơ quan gửi.</translation>
    </message>
    <message>
        <source>Sent again (sending {number}) after {office} asked for a supplement.</source>
        <translation>Đã gửi lại (lần gửi {number}) sau khi {office} đề nghị bổ sung.</translation>
    </message>
    <message>
        <source>The data is accepted and locked. Save the file that goes back so that the office learns of it.</source>
        <translation>Đã chấp nhận số liệu và khóa. Lưu tệp ý kiến để cơ quan gửi biết.</translation>
    </message>
    <message>
        <source>The data is open again. Save the file that goes back so that the office can correct it.</source>
        <translation>Đã mở lại số liệu. Lưu tệp ý kiến để cơ quan gửi sửa được.</translation>
    </message>
    <message>
        <source>The selected lines ({count})</source>
        <translation>Các dòng đang chọn ({count})</translation>
    </message>
    <message>
        <source>The supplement is noted. Save the file that goes back so that the office learns of it.</source>
        <translation>Đã ghi đề nghị bổ sung. Lưu tệp ý kiến để cơ quan gửi biết.</translation>
    </message>
    <message>
        <source>The whole plan</source>
        <translation>Cả kế hoạch</translation>
    </message>
    <message>
        <source>Then send again.</source>
        <translation>Xong thì gửi lại.</translation>
    </message>
    <message>
        <source>Until which day (dd/mm/yyyy; may be empty):</source>
        <translation>Trước ngày nào (ngày/tháng/năm; có thể để trống):</translation>
    </message>
    <message>
        <source>What is missing or to be corrected:</source>
        <translation>Cần bổ sung, sửa gì:</translation>
    </message>
    <message>
        <source>Why it is opened again:</source>
        <translation>Lý do mở lại:</translation>
    </message>
    <message>
        <source>sending {number}</source>
        <translation>lần gửi {number}</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>số liệu</translation>
    </message>
    <message>
        <source>{count} lines are marked, F9 goes from one to the next.</source>
        <translation>Có {count} dòng được đánh dấu, phím F9 đi từng dòng.</translation>
    </message>
    <message>
        <source>{office} accepted {sending}. {count} lines here were changed after it. Send again so that the superior sees the difference, or ask for the data to be opened again.</source>
        <translation>{office} đã chấp nhận {sending}. Sau đó ở đây có {count} dòng đã sửa. Gửi lại để cấp trên thấy chỗ khác, hoặc đề nghị mở lại.</translation>
    </message>
    <message>
        <source>{office} asks for a supplement until {day}: “{reason}”.</source>
        <translation>{office} đề nghị bổ sung trước ngày {day}: “{reason}”.</translation>
    </message>
    <message>
        <source>{office} asks for a supplement: “{reason}”.</source>
        <translation>{office} đề nghị bổ sung: “{reason}”.</translation>
    </message>
    <message>
        <source>{office} has opened the data again: “{reason}”. Correct it, then send again.</source>
        <translation>{office} đã mở lại số liệu: “{reason}”. Sửa xong thì gửi lại.</translation>
    </message>
    <message>
        <source>{state}, until {day}</source>
        <translation>{state}, trước ngày {day}</translation>
    </message>
    <message>
        <source>“{reason}”</source>
        <translation>“{reason}”</translation>
    </message>
</context>
<context>
    <name>signed</name>
    <message>
        <source>(blank)</source>
        <translation>(để trống)</translation>
    </message>
    <message>
        <source>After “{line}”</source>
        <translation>Sau “{line}”</translation>
    </message>
    <message>
        <source>First in “{line}”</source>
        <translation>Đầu mục “{line}”</translation>
    </message>
    <message>
        <source>Not in the signed copy</source>
        <translation>Bản đã ký không có</translation>
    </message>
    <message>
        <source>Only in the signed copy</source>
        <translation>Chỉ bản đã ký có</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Tên mục</translation>
    </message>
    <message>
        <source>Stands elsewhere</source>
        <translation>Đứng ở chỗ khác</translation>
    </message>
</context>
<context>
    <name>signing</name>
    <message>
        <source>Title or name:</source>
        <translation>Chức vụ hoặc họ tên:</translation>
    </message>
    <message>
        <source>Who signs the product</source>
        <translation>Ai ký sản phẩm</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Write who signs, such as Chủ tịch HĐND xã.</source>
        <translation>Ghi người ký, ví dụ: Chủ tịch HĐND xã.</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Begin</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Only the name of the office is needed now.</source>
        <translation>Bây giờ chỉ cần tên cơ quan, phần còn lại bổ sung sau cũng được.</translation>
    </message>
    <message>
        <source>Take the plan in</source>
        <translation>Lấy kế hoạch vào</translation>
    </message>
    <message>
        <source>Your office</source>
        <translation>Cơ quan của anh/chị</translation>
    </message>
    <message>
        <source>Your office and its plan</source>
        <translation>Cơ quan và kế hoạch</translation>
    </message>
    <message>
        <source>{file}: {tasks} tasks, {products} products were read. Please look over what was found in it, and correct it where needed.</source>
        <translation>{file}: đã đọc {tasks} nhiệm vụ, {products} sản phẩm. Xem lại những thông tin tìm thấy trong tệp, sửa nếu cần.</translation>
    </message>
</context>
<context>
    <name>table-help</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Find, filter, order</source>
        <translation>Tìm, lọc, sắp xếp</translation>
    </message>
    <message>
        <source>Guide, check, remarks</source>
        <translation>Hướng dẫn, soát lỗi, ý kiến</translation>
    </message>
    <message>
        <source>Help for the table</source>
        <translation>Hướng dẫn dùng bảng</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>Trong bảng</translation>
    </message>
    <message>
        <source>Pages of help</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Ways to write a deadline</source>
        <translation>Cách ghi thời hạn</translation>
    </message>
    <message>
        <source>While a cell is written</source>
        <translation>Khi đang gõ trong ô</translation>
    </message>
    <message>
        <source>a new line within the cell</source>
        <translation>xuống dòng trong ô</translation>
    </message>
    <message>
        <source>a new product of this task</source>
        <translation>thêm sản phẩm của nhiệm vụ này</translation>
    </message>
    <message>
        <source>a new task below this one</source>
        <translation>thêm nhiệm vụ dưới nhiệm vụ này</translation>
    </message>
    <message>
        <source>change the chosen rows in one go</source>
        <translation>sửa các dòng đã chọn cùng một lúc</translation>
    </message>
    <message>
        <source>clear the chosen cells</source>
        <translation>xóa nội dung các ô đã chọn</translation>
    </message>
    <message>
        <source>copy, cut, paste, also from Excel and Word</source>
        <translation>chép, cắt, dán, cả từ Excel và Word</translation>
    </message>
    <message>
        <source>do what the guide offers</source>
        <translation>làm theo gợi ý của phần hướng dẫn</translation>
    </message>
    <message>
        <source>fill the chosen cells from the topmost one</source>
        <translation>điền nội dung ô trên cùng xuống các ô đã chọn</translation>
    </message>
    <message>
        <source>filter rows, column by column; Alt+↓ offers blank cells</source>
        <translation>lọc dòng theo từng cột; Alt+↓ để chọn ô trống</translation>
    </message>
    <message>
        <source>find and replace</source>
        <translation>tìm và thay thế</translation>
    </message>
    <message>
        <source>find in this table, with or without accents</source>
        <translation>tìm trong bảng, gõ có dấu hoặc không dấu</translation>
    </message>
    <message>
        <source>from the table to the buttons and back</source>
        <translation>từ bảng ra các nút và trở lại</translation>
    </message>
    <message>
        <source>go on writing at the end of the cell</source>
        <translation>sửa tiếp ở cuối nội dung của ô</translation>
    </message>
    <message>
        <source>go to a row of the last printout</source>
        <translation>đến một dòng theo số trên bản in gần nhất</translation>
    </message>
    <message>
        <source>go to a section</source>
        <translation>đến một lĩnh vực</translation>
    </message>
    <message>
        <source>leave the cell as it was</source>
        <translation>thôi sửa, giữ nội dung cũ</translation>
    </message>
    <message>
        <source>list the units, in a cell of units</source>
        <translation>mở danh sách đơn vị, ở ô ghi đơn vị</translation>
    </message>
    <message>
        <source>move the line up, down</source>
        <translation>chuyển dòng lên, xuống</translation>
    </message>
    <message>
        <source>remove the lines of the chosen cells</source>
        <translation>xóa các dòng đã chọn</translation>
    </message>
    <message>
        <source>save and go on; with Shift the other way</source>
        <translation>lưu và sang ô tiếp; thêm Shift thì đi ngược lại</translation>
    </message>
    <message>
        <source>search all plans</source>
        <translation>tìm trong mọi kế hoạch</translation>
    </message>
    <message>
        <source>see the rows in the order of this column</source>
        <translation>xem các dòng theo thứ tự của cột này</translation>
    </message>
    <message>
        <source>show or fold the guide</source>
        <translation>hiện hoặc gập phần hướng dẫn</translation>
    </message>
    <message>
        <source>the next place found, the one before</source>
        <translation>chỗ tìm thấy tiếp theo, chỗ trước</translation>
    </message>
    <message>
        <source>the next place the check found, the one before</source>
        <translation>chỗ cần soát tiếp theo, chỗ trước</translation>
    </message>
    <message>
        <source>the next remark, the one before</source>
        <translation>ý kiến tiếp theo, ý kiến trước</translation>
    </message>
    <message>
        <source>to the cell below, above</source>
        <translation>xuống ô dưới, lên ô trên</translation>
    </message>
    <message>
        <source>to the next cell, the one before</source>
        <translation>sang ô sau, về ô trước</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>hoàn tác, làm lại</translation>
    </message>
    <message>
        <source>write down a remark</source>
        <translation>ghi một ý kiến</translation>
    </message>
    <message>
        <source>write the cell anew</source>
        <translation>gõ thay nội dung của ô</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Đang dừng…</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>Administrative reform, five years</source>
        <translation>Cải cách hành chính, năm năm</translation>
    </message>
    <message>
        <source>Administrative reform, one year</source>
        <translation>Cải cách hành chính, một năm</translation>
    </message>
    <message>
        <source>Administrative reform, ten years</source>
        <translation>Cải cách hành chính, mười năm</translation>
    </message>
    <message>
        <source>Digital transformation, five years</source>
        <translation>Chuyển đổi số, năm năm</translation>
    </message>
    <message>
        <source>Digital transformation, one year</source>
        <translation>Chuyển đổi số, một năm</translation>
    </message>
    <message>
        <source>Digital transformation, ten years</source>
        <translation>Chuyển đổi số, mười năm</translation>
    </message>
</context>
<context>
    <name>ticking</name>
    <message>
        <source>Take</source>
        <translation>Chọn</translation>
    </message>
</context>
<context>
    <name>timing</name>
    <message>
        <source>30/9/2026 or Quý IV/2026</source>
        <translation>30/9/2026 hoặc Quý IV/2026</translation>
    </message>
    <message>
        <source>By document no. (if any):</source>
        <translation>Theo văn bản số (nếu có):</translation>
    </message>
    <message>
        <source>Day of the document (if any):</source>
        <translation>Ngày văn bản (nếu có):</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Gia hạn</translation>
    </message>
    <message>
        <source>Extend the deadline</source>
        <translation>Gia hạn</translation>
    </message>
    <message>
        <source>Extend the deadline…</source>
        <translation>Gia hạn…</translation>
    </message>
    <message>
        <source>Extended to {day}: {product}</source>
        <translation>Đã gia hạn đến {day}: {product}</translation>
    </message>
    <message>
        <source>Extension taken back: {product}. Undo brings it back.</source>
        <translation>Đã bỏ gia hạn: {product}. Hoàn tác thì có lại.</translation>
    </message>
    <message>
        <source>Extension {number}: to {day}, because: {reason}</source>
        <translation>Gia hạn lần {number}: đến {day}, lý do: {reason}</translation>
    </message>
    <message>
        <source>It came on the day:</source>
        <translation>Ngày có văn bản, sự kiện:</translation>
    </message>
    <message>
        <source>It has not come after all</source>
        <translation>Chưa có, bỏ ngày đã ghi</translation>
    </message>
    <message>
        <source>New deadline:</source>
        <translation>Hạn mới:</translation>
    </message>
    <message>
        <source>Note the day</source>
        <translation>Ghi ngày này</translation>
    </message>
    <message>
        <source>Noted: {event}</source>
        <translation>Đã ghi ngày có: {event}</translation>
    </message>
    <message>
        <source>Original deadline: {day}</source>
        <translation>Hạn cũ: {day}</translation>
    </message>
    <message>
        <source>Reason for the extension:</source>
        <translation>Lý do gia hạn:</translation>
    </message>
    <message>
        <source>Take back the extension</source>
        <translation>Bỏ gia hạn</translation>
    </message>
    <message>
        <source>Take back the latest extension</source>
        <translation>Bỏ lần gia hạn cuối</translation>
    </message>
    <message>
        <source>The event has come</source>
        <translation>Ghi ngày có sự kiện</translation>
    </message>
    <message>
        <source>The event has come…</source>
        <translation>Ghi ngày có sự kiện…</translation>
    </message>
    <message>
        <source>This holds for the {count} products of the cell.</source>
        <translation>Áp dụng cho {count} sản phẩm chung ô này.</translation>
    </message>
    <message>
        <source>To be done by (if known):</source>
        <translation>Hạn hoàn thành (nếu đã biết):</translation>
    </message>
    <message>
        <source>Waiting again: {event}. Undo brings the day back.</source>
        <translation>Lại chờ: {event}. Hoàn tác thì có lại ngày đã ghi.</translation>
    </message>
    <message>
        <source>Which due day:</source>
        <translation>Kỳ hạn:</translation>
    </message>
    <message>
        <source>Which event:</source>
        <translation>Chờ điều gì:</translation>
    </message>
    <message>
        <source>read as {day} · due {due}</source>
        <translation>hiểu là {day} → hạn {due}</translation>
    </message>
    <message>
        <source>read as {day} · the deadline names no day after it</source>
        <translation>hiểu là {day} · thời hạn không nêu sau bao nhiêu ngày</translation>
    </message>
    <message>
        <source>read as {until} · the deadline now is {day}</source>
        <translation>hiểu là đến {until} · hạn đang có {day}</translation>
    </message>
    <message>
        <source>such as 12/3/2026</source>
        <translation>ví dụ 12/3/2026</translation>
    </message>
    <message>
        <source>{day}, extended to {until}</source>
        <translation>{day}, đã gia hạn đến {until}</translation>
    </message>
    <message>
        <source>{product}
Deadline as written: “{cell}”</source>
        <translation>{product}
Thời hạn ghi trong kế hoạch: “{cell}”</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>1 day left</source>
        <translation>Còn 1 ngày</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>Quá hạn 1 ngày</translation>
    </message>
    <message>
        <source>As of {day}: overdue {count}{whose}.</source>
        <translation>Đến ngày {day}: quá hạn {count} việc{whose}.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Sửa…</translation>
    </message>
    <message>
        <source>Copy a reminder for the unit</source>
        <translation>Sao chép nội dung nhắc việc</translation>
    </message>
    <message>
        <source>Deadline before the extension: {day}.</source>
        <translation>Hạn cũ, trước khi gia hạn: {day}.</translation>
    </message>
    <message>
        <source>Due days that passed before it: {count}.</source>
        <translation>Số kỳ trước đó cũng đã qua hạn: {count}.</translation>
    </message>
    <message>
        <source>Due within 7 days: {count}{whose}.</source>
        <translation>Đến hạn trong 7 ngày: {count} việc{whose}.</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Thời hạn {day}</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Next: nothing with a date.</source>
        <translation>Tiếp theo: chưa có việc nào có ngày.</translation>
    </message>
    <message>
        <source>Next: {text}, due {day}{lead}.</source>
        <translation>Tiếp theo: {text}, thời hạn {day}{lead}.</translation>
    </message>
    <message>
        <source>Next: “{text}”, {far}.</source>
        <translation>Việc gần nhất: “{text}”, {far}.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Chưa rõ ngày</translation>
    </message>
    <message>
        <source>No longer the same work as in {plan}</source>
        <translation>Không còn là cùng một việc với {plan}</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>Hôm nay không có việc đến hạn.</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>Không có việc quá hạn.</translation>
    </message>
    <message>
        <source>Open in the table</source>
        <translation>Mở trong bảng</translation>
    </message>
    <message>
        <source>Please complete the following work (as of {day}):</source>
        <translation>Đề nghị hoàn thành các việc sau (tính đến ngày {day}):</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>The deadline “{text}” is not understood.</source>
        <translation>Chưa hiểu thời hạn “{text}”.</translation>
    </message>
    <message>
        <source>The same work as…</source>
        <translation>Cùng một việc với…</translation>
    </message>
    <message>
        <source>There since {day}; by when is not said</source>
        <translation>Có từ {day}, chưa có ngày hạn</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>To be done by {day}.</source>
        <translation>Nên xong ngày {day}.</translation>
    </message>
    <message>
        <source>To {unit}.</source>
        <translation>Kính gửi {unit}.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Waits for an event</source>
        <translation>Chờ sự kiện</translation>
    </message>
    <message>
        <source>Waits for: {event}</source>
        <translation>Chờ: {event}</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>deadline was {original}, extended to {until}</source>
        <translation>hạn cũ {original}, gia hạn đến {until}</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>thời hạn {day}</translation>
    </message>
    <message>
        <source>extended, before {day}</source>
        <translation>đã gia hạn, hạn cũ {day}</translation>
    </message>
    <message>
        <source>no unit named</source>
        <translation>chưa ghi chủ trì</translation>
    </message>
    <message>
        <source>there since {day}</source>
        <translation>có từ {day}</translation>
    </message>
    <message>
        <source>waits for: {event}</source>
        <translation>chờ: {event}</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>Còn {days} ngày</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>Quá hạn {days} ngày</translation>
    </message>
</context>
<context>
    <name>unit-form</name>
    <message>
        <source>Abbreviation, if there is one:</source>
        <translation>Viết tắt, nếu có:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>Thêm đơn vị</translation>
    </message>
    <message>
        <source>Another spelling</source>
        <translation>Cách ghi khác</translation>
    </message>
    <message>
        <source>Dissolved or merged</source>
        <translation>Sáp nhập, giải thể</translation>
    </message>
    <message>
        <source>Edit unit</source>
        <translation>Sửa đơn vị</translation>
    </message>
    <message>
        <source>From which day (dd/mm/yyyy; empty for always):</source>
        <translation>Có từ ngày (ví dụ 01/7/2025; để trống nếu không rõ):</translation>
    </message>
    <message>
        <source>Its work went to:</source>
        <translation>Đơn vị tiếp nối:</translation>
    </message>
    <message>
        <source>Last day of “{name}” (dd/mm/yyyy):</source>
        <translation>Ngày cuối cùng của “{name}” (ví dụ 30/6/2025):</translation>
    </message>
    <message>
        <source>Name, as it shall stand in plans:</source>
        <translation>Tên, như ghi trong kế hoạch:</translation>
    </message>
    <message>
        <source>Name; the old one stays known for old plans:</source>
        <translation>Tên mới; tên cũ vẫn được nhận ra trong kế hoạch cũ:</translation>
    </message>
    <message>
        <source>No unit</source>
        <translation>Không có đơn vị nào</translation>
    </message>
    <message>
        <source>Remember it</source>
        <translation>Ghi nhớ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Write the last day, such as 30/6/2025.</source>
        <translation>Chưa ghi ngày cuối cùng. Ghi như 30/6/2025.</translation>
    </message>
    <message>
        <source>Written otherwise in old papers, separated by semicolons:</source>
        <translation>Cách ghi khác trong văn bản cũ, cách nhau bằng dấu chấm phẩy:</translation>
    </message>
    <message>
        <source>“{name}” is also written:</source>
        <translation>“{name}” còn được ghi là:</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write it as 01/7/2025.</source>
        <translation>“{text}” không phải là ngày. Ghi như 01/7/2025.</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>from {day}</source>
        <translation>từ {day}</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>đến {day}</translation>
    </message>
</context>
</TS>
