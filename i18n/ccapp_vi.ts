<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi">
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
        <source>Or begin anew below; the backup stays where it is.</source>
        <translation>Hoặc bắt đầu mới ở bên dưới; bản sao lưu vẫn nằm nguyên chỗ cũ.</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>Name of the section</source>
        <translation>Tên mục</translation>
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
        <source>Later</source>
        <translation>Để sau</translation>
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
        <source>Confirm…</source>
        <translation>Xác nhận…</translation>
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
        <source>Files of the program ({files});;All files (*)</source>
        <translation>Tệp dữ liệu của chương trình ({files});;Mọi tệp (*)</translation>
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
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
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
        <source>{count} files are in the folder “{folder}”. Each is for one office only: send it by document system, e-mail, Zalo or USB stick.</source>
        <translation>Đã tạo {count} tệp trong thư mục “{folder}”. Mỗi tệp chỉ dùng cho một cơ quan. Gửi qua hệ thống văn bản, thư điện tử, Zalo hoặc USB.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
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
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Files of the program ({files});;All files (*)</source>
        <translation>Tệp dữ liệu của chương trình ({files});;Mọi tệp (*)</translation>
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
        <source>Nothing has been sent yet.</source>
        <translation>Chưa gửi lần nào.</translation>
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
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Plans can still be sent as Word or PDF. A connection file from the superior, opened once, lets this program send to it and receive from it.</source>
        <translation>Kế hoạch vẫn gửi được bằng tệp Word hoặc PDF. Mở tệp kết nối của cấp trên một lần là gửi, nhận được bằng chương trình này.</translation>
    </message>
    <message>
        <source>Reading the introduction file…</source>
        <translation>Đang đọc tệp giới thiệu…</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>Lưu vào thư mục</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu lúc</translation>
    </message>
    <message>
        <source>Saved: {file}. Send it to the superior, then open the superior's own file here.</source>
        <translation>Đã lưu: {file}. Gửi tệp này cho cấp trên, rồi mở tệp giới thiệu của cấp trên ở đây.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Lần gửi</translation>
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
        <source>To</source>
        <translation>Gửi cho</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Những lần đã gửi</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
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
        <source>{at} of {of}</source>
        <translation>{at}/{of}</translation>
    </message>
    <message>
        <source>{of} found</source>
        <translation>Có {of} chỗ</translation>
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
        <source>Title of the plan</source>
        <translation>Tên kế hoạch</translation>
    </message>
    <message>
        <source>UBND xã Suối Mây</source>
        <translation>UBND xã Suối Mây</translation>
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
    <name>PageView</name>
    <message>
        <source>Pages</source>
        <translation>Các trang</translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
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
        <source>Add task</source>
        <translation>Thêm nhiệm vụ</translation>
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
        <source>Fill down</source>
        <translation>Điền xuống dưới</translation>
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
    <name>PlanPage</name>
    <message>
        <source>Appendix</source>
        <translation>Phụ lục</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Chuyển về đang soạn</translation>
    </message>
    <message>
        <source>No plan is open.</source>
        <translation>Chưa mở kế hoạch nào.</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
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
        <source>This plan is no longer here. If it was undone, redo brings it back.</source>
        <translation>Kế hoạch này không còn ở đây. Nếu vừa hoàn tác thì bấm Làm lại để lấy lại.</translation>
    </message>
    <message>
        <source>To the list of plans</source>
        <translation>Về danh sách kế hoạch</translation>
    </message>
    <message>
        <source>another office</source>
        <translation>cơ quan khác</translation>
    </message>
    <message>
        <source>{tasks} tasks, {products} products</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm</translation>
    </message>
</context>
<context>
    <name>PlanTableModel</name>
    <message>
        <source>No task here yet. Press Enter or type to add one.</source>
        <translation>Mục này chưa có nhiệm vụ. Bấm Enter hoặc gõ nội dung để thêm.</translation>
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
        <source>Remove {count} rows</source>
        <translation>Xóa {count} dòng</translation>
    </message>
    <message>
        <source>Remove {count} rows?</source>
        <translation>Xóa {count} dòng?</translation>
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
        <source>{count} pasted texts had no cell to go to and were left out.</source>
        <translation>Có {count} nội dung dán vào không có ô tương ứng nên đã bỏ qua.</translation>
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
        <source>{state}, archived</source>
        <translation>{state}, đã cất</translation>
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
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
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
        <source>There is no plan yet. Drop the Word file of a plan here to begin.</source>
        <translation>Chưa có kế hoạch nào. Kéo tệp Word của kế hoạch vào đây để bắt đầu.</translation>
    </message>
    <message>
        <source>Word files (*.docx);;All files (*)</source>
        <translation>Tệp Word (*.docx);;Mọi tệp (*)</translation>
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
        <source>Close</source>
        <translation>Đóng</translation>
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
        <source>Laying out the pages…</source>
        <translation>Đang dàn trang…</translation>
    </message>
    <message>
        <source>Next page (Page Down)</source>
        <translation>Trang sau (Page Down)</translation>
    </message>
    <message>
        <source>No plan is chosen.</source>
        <translation>Chưa chọn kế hoạch nào.</translation>
    </message>
    <message>
        <source>No printer was found on this computer. The pages can be saved as a PDF.</source>
        <translation>Máy này chưa có máy in nào. Có thể lưu thành tệp PDF để in ở máy khác.</translation>
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
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Trang {number} trên {count}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Kế hoạch</translation>
    </message>
    <message>
        <source>Previous page (Page Up)</source>
        <translation>Trang trước (Page Up)</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Xem bản in</translation>
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
        <source>Sent to the printer.</source>
        <translation>Đã gửi đến máy in.</translation>
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
        <source>The printer did not take the pages. Check that it is on, or save them as a PDF.</source>
        <translation>Máy in không nhận bản in. Kiểm tra máy in đã bật chưa, hoặc lưu thành tệp PDF.</translation>
    </message>
    <message>
        <source>This plan has no table to print yet.</source>
        <translation>Kế hoạch này chưa có bảng để in.</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Vừa trang</translation>
    </message>
    <message>
        <source>Writing the PDF…</source>
        <translation>Đang ghi tệp PDF…</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} trang</translation>
    </message>
    <message>
        <source>{first} The same holds for: {others}</source>
        <translation>{first} Các ký tự khác cũng vậy: {others}</translation>
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
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Nhận</translation>
    </message>
    <message>
        <source>Received: {taken}.</source>
        <translation>Đã tiếp nhận {taken} tệp.</translation>
    </message>
    <message>
        <source>Received: {taken}. Still to be looked at: {left}, the reasons are below.</source>
        <translation>Đã tiếp nhận {taken} tệp. Còn {left} tệp cần xem, lý do ở bên dưới.</translation>
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
        <source>Take anyway</source>
        <translation>Vẫn nhận</translation>
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
        <source>Collected plans: {plans}, offices: {offices}</source>
        <translation>Đã có {plans} kế hoạch, của {offices} cơ quan</translation>
    </message>
    <message>
        <source>No plan of any office has been received yet. Drop files or a whole folder here.</source>
        <translation>Chưa nhận kế hoạch của cơ quan nào. Kéo tệp hoặc cả thư mục vào đây.</translation>
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
        <source>Received</source>
        <translation>Nhận lúc</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Lần gửi</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Folder, to send by document system, e-mail or Zalo</source>
        <translation>Thư mục, để gửi qua hệ thống văn bản, thư điện tử, Zalo</translation>
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
        <source>Send</source>
        <translation>Gửi</translation>
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
        <source>USB {name}, {free} free</source>
        <translation>USB {name}, còn {free}</translation>
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
        <source>{tasks} tasks, {products} products</source>
        <translation>{tasks} nhiệm vụ, {products} sản phẩm</translation>
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
    <name>StartDialog</name>
    <message>
        <source>Backups ({files});;All files (*)</source>
        <translation>Bản sao lưu ({files});;Mọi tệp (*)</translation>
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
        <source>Where data is kept</source>
        <translation>Nơi lưu dữ liệu</translation>
    </message>
    <message>
        <source>Word ({files});;All files (*)</source>
        <translation>Tệp Word ({files});;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Chưa lưu được: {reason}</translation>
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
    <name>TakeInPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Chọn tệp khác…</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Choose the file of a plan</source>
        <translation>Chọn tệp kế hoạch</translation>
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
        <source>Take from file</source>
        <translation>Lấy từ tệp</translation>
    </message>
    <message>
        <source>Take into a new plan</source>
        <translation>Lấy vào kế hoạch mới</translation>
    </message>
    <message>
        <source>Taking the tasks in…</source>
        <translation>Đang lấy nhiệm vụ vào kế hoạch…</translation>
    </message>
    <message>
        <source>Took {tasks} tasks and {products} products into a new plan.</source>
        <translation>Đã lấy {tasks} nhiệm vụ, {products} sản phẩm vào một kế hoạch mới.</translation>
    </message>
    <message>
        <source>What was taken from the file has been undone.</source>
        <translation>Đã hoàn tác lần lấy từ tệp.</translation>
    </message>
    <message>
        <source>Word files (*.docx *.docm *.doc)</source>
        <translation>Tệp Word (*.docx *.docm *.doc)</translation>
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
        <source>Plan title</source>
        <translation>Tên kế hoạch</translation>
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
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
</context>
<context>
    <name>TakeStart</name>
    <message>
        <source>Drop the Word file of a plan here, or choose it. The program finds the table of tasks and shows it before anything is stored. The file itself is not changed.</source>
        <translation>Kéo tệp Word của kế hoạch vào đây, hoặc chọn tệp. Chương trình tự tìm bảng nhiệm vụ và cho xem trước khi lưu. Tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>Mở kế hoạch</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
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
        <source>Make a new plan</source>
        <translation>Lập kế hoạch mới</translation>
    </message>
    <message>
        <source>Open last year's plan (Word)</source>
        <translation>Mở tệp kế hoạch năm trước (Word)</translation>
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
    <message>
        <source>With the usual columns and the fields of the reform.</source>
        <translation>Có sẵn các cột thường dùng và các lĩnh vực cải cách hành chính.</translation>
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
        <source>Changed ({count})</source>
        <translation>Có thay đổi ({count})</translation>
    </message>
    <message>
        <source>Introduction file</source>
        <translation>Tệp giới thiệu</translation>
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
        <source>Not taken</source>
        <translation>Chưa nhận được</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Không có gì mới</translation>
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
        <source>The file would remove {deleted} of the {alive} rows here. Ask the sender first; if it is right, choose “Take anyway”.</source>
        <translation>Tệp này sẽ xóa {deleted} trong {alive} dòng đang có. Hỏi lại cơ quan gửi; nếu đúng, chọn “Vẫn nhận”.</translation>
    </message>
    <message>
        <source>This office asks to be connected. Confirm it on the page Directory.</source>
        <translation>Cơ quan này xin kết nối. Xác nhận ở trang Danh mục.</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Chờ đồng ý</translation>
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
    <name>new-plan</name>
    <message>
        <source>Make the plan</source>
        <translation>Lập kế hoạch</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Lập kế hoạch mới</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Đổi tên</translation>
    </message>
    <message>
        <source>Rename plan</source>
        <translation>Đổi tên kế hoạch</translation>
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
    <name>pages</name>
    <message>
        <source>Directory</source>
        <translation>Danh mục</translation>
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
        <source>The data that is here now will be backed up first, then replaced by this backup.</source>
        <translation>Dữ liệu đang có sẽ được sao lưu trước, rồi được thay bằng bản này.</translation>
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
</TS>
